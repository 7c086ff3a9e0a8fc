// StructureKernels.Particles in OpenCL C, from StructureKernels.cs:72
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif
#pragma OPENCL EXTENSION cl_khr_fp64 : enable

typedef struct { float Re; float Im; } Complex;
typedef struct { uchar Kind; double Mass; short Age; Complex Position; int Id; } Particle;
typedef struct { __global Particle* data; long length; } Particle_view;

// Particle..ctor, StructureKernels.cs:31
static inline __attribute__((always_inline)) Particle Particle_new(int id)
{
    Particle self = {0};
    self.Id = id;
    self.Kind = (uchar)(id & 3);
    self.Mass = (double)id * 0.5;
    return self;
}

// Complex.op_Addition, StructureKernels.cs:13
static inline __attribute__((always_inline)) Complex Complex_op_Addition(Complex a, Complex b)
{
    return (Complex){a.Re + b.Re, a.Im + b.Im};
}

// Particle.Move, StructureKernels.cs:38
static inline __attribute__((always_inline)) void Particle_Move(__global Particle* self, Complex by)
{
    self->Position = Complex_op_Addition(self->Position, by);
    self->Age++;
}

// Particle.Momentum, StructureKernels.cs:44
static inline __attribute__((always_inline)) double Particle_Momentum(Particle self, double speed)
{
    return self.Mass * speed;
}

// Particle.Move, StructureKernels.cs:38
static inline __attribute__((always_inline)) void Particle_Move_2(Particle* self, Complex by)
{
    self->Position = Complex_op_Addition(self->Position, by);
    self->Age++;
}

// StructureKernels.Particles, StructureKernels.cs:72
static inline __attribute__((always_inline)) void StructureKernels_Particles_item(int i, Particle_view particles, Complex by)
{
    Particle made = Particle_new(i + 5);
    Particle_Move(&particles.data[i], by);
    __global Particle* particle = &particles.data[i];
    particle->Position = (Complex){particle->Position.Re + (float)made.Kind, particle->Position.Im};
    particle->Mass += Particle_Momentum(made, (double)particle->Age);
    Particle copy = *particle;
    Particle_Move_2(&copy, by);
    copy.Id = made.Id + (int)(Particle){0, 0, 2, (Complex){0}, 3}.Age;
    if (i % 2 == 0)
    {
        particles.data[i] = copy;
    }
}

KRD_TARGET __kernel void StructureKernels_Particles(
    int extent_x,
    __global Particle* KRD_RESTRICT particles_data, long particles_offset, long particles_length,
    Complex by)
{
    Particle_view particles = (Particle_view){particles_data + particles_offset, particles_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        StructureKernels_Particles_item(x, particles, by);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    StructureKernels_Particles_item(x, particles, by);
#endif
}
