// StructureKernels.Particles in CUDA C, from StructureKernels.cs:72
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float Re; float Im; } Complex;
typedef struct { unsigned char Kind; double Mass; short Age; Complex Position; int Id; } Particle;
typedef struct { Particle* data; long long length; } Particle_view;

// Particle..ctor, StructureKernels.cs:31
static __device__ __forceinline__ Particle Particle_new(int id)
{
    Particle self = {};
    self.Id = id;
    self.Kind = (unsigned char)(id & 3);
    self.Mass = (double)id * 0.5;
    return self;
}

// Complex.op_Addition, StructureKernels.cs:13
static __device__ __forceinline__ Complex Complex_op_Addition(Complex a, Complex b)
{
    return Complex{a.Re + b.Re, a.Im + b.Im};
}

// Particle.Move, StructureKernels.cs:38
static __device__ __forceinline__ void Particle_Move(Particle* self, Complex by)
{
    self->Position = Complex_op_Addition(self->Position, by);
    self->Age++;
}

// Particle.Momentum, StructureKernels.cs:44
static __device__ __forceinline__ double Particle_Momentum(Particle self, double speed)
{
    return self.Mass * speed;
}

// Particle.Move, StructureKernels.cs:38
static __device__ __forceinline__ void Particle_Move_2(Particle* self, Complex by)
{
    self->Position = Complex_op_Addition(self->Position, by);
    self->Age++;
}

// StructureKernels.Particles, StructureKernels.cs:72
static __device__ __forceinline__ void StructureKernels_Particles_item(int i, Particle_view particles, Complex by)
{
    Particle made = Particle_new(i + 5);
    Particle_Move(&particles.data[i], by);
    Particle* particle = &particles.data[i];
    particle->Position = Complex{particle->Position.Re + (float)made.Kind, particle->Position.Im};
    particle->Mass += Particle_Momentum(made, (double)particle->Age);
    Particle copy = *particle;
    Particle_Move_2(&copy, by);
    copy.Id = made.Id + (int)Particle{0, 0, 2, Complex{}, 3}.Age;
    if (i % 2 == 0)
    {
        particles.data[i] = copy;
    }
}

extern "C" __global__ void __launch_bounds__(256) StructureKernels_Particles(
    int extent_x,
    Particle* KRD_RESTRICT particles_data, long long particles_offset, long long particles_length,
    Complex by)
{
    Particle_view particles = Particle_view{particles_data, particles_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    StructureKernels_Particles_item(x, particles, by);
}
