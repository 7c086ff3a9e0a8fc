// One SGEMM by OpenBLAS, or by CLBlast on the first OpenCL device: C = A B, row-major, A or B stored transposed as the form says.
//   gcc -O2 sgemm.c -o sgemm -lopenblas -lclblast -lOpenCL && ./sgemm openblas NT 8192 512 784 5
// prints the least seconds of 5 runs after one to warm up, by the clock and of processor time. CLBlast compiles its kernels in the first run.
// "peak" in place of a library prints the GFLOP/s of fused multiply-adds alone.
#define CL_TARGET_OPENCL_VERSION 120
#include <cblas.h>
#include <clblast_c.h>
#include <immintrin.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

static void check(int code, const char *call)
{
    if (code) {
        fprintf(stderr, "%s failed with %d\n", call, code);
        exit(1);
    }
}

static float *values(long count)
{
    float *x = malloc(count * sizeof *x);
    for (long i = 0; i < count; i++)
        x[i] = (float)rand() / RAND_MAX - 0.5f;
    return x;
}

// Twelve independent chains on one thread, enough for the latency of a multiply-add: what no product can exceed.
static double peak(void)
{
    const long steps = 20000000;
    __m256 sum[12], factor = _mm256_set1_ps(0.999f), term = _mm256_set1_ps(1e-3f);
    for (int i = 0; i < 12; i++)
        sum[i] = _mm256_set1_ps(i);
    double best = 0;
    for (int run = 0; run < 5; run++) {
        double start = seconds(CLOCK_THREAD_CPUTIME_ID);
        for (long step = 0; step < steps; step++) {
#pragma GCC unroll 12
            for (int i = 0; i < 12; i++)
                sum[i] = _mm256_fmadd_ps(sum[i], factor, term);
            __asm__ volatile("" ::"x"(sum[0]));
        }
        double rate = steps * 12 * 8 * 2 / (seconds(CLOCK_THREAD_CPUTIME_ID) - start) / 1e9;
        best = rate > best ? rate : best;
    }
    float total = 0;
    for (int i = 0; i < 12; i++)
        total += sum[i][0];
    fprintf(stderr, "%g\n", total);
    return best;
}

int main(int argc, char **argv)
{
    if (argc == 2 && !strcmp(argv[1], "peak")) {
        printf("%.1f\n", peak());
        return 0;
    }
    if (argc != 7)
        return fprintf(stderr, "usage: sgemm openblas|clblast NN|NT|TN M N K RUNS, or sgemm peak\n"), 2;
    int ta = argv[2][0] == 'T', tb = argv[2][1] == 'T', m = atoi(argv[3]), n = atoi(argv[4]), k = atoi(argv[5]), runs = atoi(argv[6]);
    int lda = ta ? m : k, ldb = tb ? k : n;
    float *a = values((long)m * k), *b = values((long)k * n), *c = calloc((long)m * n, sizeof *c);
    double clock = 1e30, processor = 1e30;
    if (!strcmp(argv[1], "openblas")) {
        for (int run = 0; run <= runs; run++) {
            double start = seconds(CLOCK_MONOTONIC), used = seconds(CLOCK_PROCESS_CPUTIME_ID);
            cblas_sgemm(CblasRowMajor, ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans, m, n, k, 1, a, lda, b, ldb, 0, c, n);
            if (run) {
                clock = fmin(clock, seconds(CLOCK_MONOTONIC) - start);
                processor = fmin(processor, seconds(CLOCK_PROCESS_CPUTIME_ID) - used);
            }
        }
    } else {
        cl_platform_id platform;
        cl_device_id device;
        cl_int code;
        check(clGetPlatformIDs(1, &platform, NULL), "clGetPlatformIDs");
        check(clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, 1, &device, NULL), "clGetDeviceIDs");
        cl_context context = clCreateContext(NULL, 1, &device, NULL, NULL, &code);
        check(code, "clCreateContext");
        cl_command_queue queue = clCreateCommandQueue(context, device, 0, &code);
        check(code, "clCreateCommandQueue");
        cl_mem da = clCreateBuffer(context, CL_MEM_COPY_HOST_PTR, sizeof *a * m * k, a, &code);
        check(code, "clCreateBuffer");
        cl_mem db = clCreateBuffer(context, CL_MEM_COPY_HOST_PTR, sizeof *b * k * n, b, &code);
        check(code, "clCreateBuffer");
        cl_mem dc = clCreateBuffer(context, CL_MEM_COPY_HOST_PTR, sizeof *c * m * n, c, &code);
        check(code, "clCreateBuffer");
        for (int run = 0; run <= runs; run++) {
            double start = seconds(CLOCK_MONOTONIC), used = seconds(CLOCK_PROCESS_CPUTIME_ID);
            check(CLBlastSgemm(CLBlastLayoutRowMajor, ta ? CLBlastTransposeYes : CLBlastTransposeNo, tb ? CLBlastTransposeYes : CLBlastTransposeNo,
                               m, n, k, 1, da, 0, lda, db, 0, ldb, 0, dc, 0, n, &queue, NULL), "CLBlastSgemm");
            check(clFinish(queue), "clFinish");
            if (run) {
                clock = fmin(clock, seconds(CLOCK_MONOTONIC) - start);
                processor = fmin(processor, seconds(CLOCK_PROCESS_CPUTIME_ID) - used);
            }
        }
    }
    printf("%.6f %.6f\n", clock, processor);
    return 0;
}
