namespace KernelRD.Translator;

internal static partial class Intrinsics
{
    // What a C# barrier or fence orders: all memory.
    private const string BothFences = "CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE";

    /// <summary>Group, Grid and MemoryFence.</summary>
    private static void AddWorkItem(Dictionary<string, Intrinsic> table)
    {
        void Add(
            string name, string openCl, string cuda, Needs needs = Needs.Group, string[]? functions = null, string[]? cudaFunctions = null)
        {
            int arity = openCl.Contains("$0") ? 1 : 0;
            table[Runtime + name] = new Intrinsic(openCl, cuda, arity, functions ?? [], cudaFunctions ?? [], needs);
        }

        string[] openCl = new string[4], cuda = new string[4];
        string[] names = ["Group.Idx", "Group.Dim", "Grid.Idx", "Grid.Dim"];
        for (int axis = 0; axis < 3; axis++)
        {
            char lower = "xyz"[axis], upper = "XYZ"[axis];
            string[] inOpenCl = ["local_id", "local_size", "group_id", "num_groups"];
            string[] inCuda = ["threadIdx", "blockDim", "blockIdx", "gridDim"];
            for (int i = 0; i < 4; i++)
            {
                Add($"{names[i]}{upper}", $"(int)get_{inOpenCl[i]}({axis})", $"(int){inCuda[i]}.{lower}");
                openCl[i] += (axis > 0 ? ", " : "") + $"(int)get_{inOpenCl[i]}({axis})";
                cuda[i] += (axis > 0 ? ", " : "") + $"(int){inCuda[i]}.{lower}";
            }
        }

        string[] wholes = ["Group.Index", "Group.Dimension", "Grid.Index", "Grid.Dimension"];
        for (int i = 0; i < 4; i++)
            Add(wholes[i], $"(Index3D){{{openCl[i]}}}", $"Index3D{{{cuda[i]}}}");
        string[] globalIndices = [.. Enumerable.Range(0, 3).Select(Dialect.Cuda.GlobalIndex)];
        Add("Grid.GlobalIndex", "(Index3D){(int)get_global_id(0), (int)get_global_id(1), (int)get_global_id(2)}",
            $"Index3D{{{string.Join(", ", globalIndices)}}}");

        const string Linear = """
            int krd_linear_index()
            {
                return (int)((get_local_id(2) * get_local_size(1) + get_local_id(1)) * get_local_size(0) + get_local_id(0));
            }
            """;
        const string CudaLinear = """
            int krd_linear_index()
            {
                return (int)((threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x);
            }
            """;
        Add("Group.LinearIndex", "krd_linear_index()", "krd_linear_index()", Needs.Group, [Linear], [CudaLinear]);
        Add("Group.IsFirstThread", "krd_linear_index() == 0", "krd_linear_index() == 0", Needs.Group, [Linear], [CudaLinear]);
        Add("Grid.GlobalLinearIndex", "krd_global_linear_index()", "krd_global_linear_index()", Needs.Group,
            [Linear, """
            long krd_global_linear_index()
            {
                long group = ((long)get_group_id(2) * get_num_groups(1) + get_group_id(1)) * get_num_groups(0) + get_group_id(0);
                return group * (long)(get_local_size(0) * get_local_size(1) * get_local_size(2)) + krd_linear_index();
            }
            """],
            [CudaLinear, """
            long long krd_global_linear_index()
            {
                long long group = ((long long)blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
                return group * (blockDim.x * blockDim.y * blockDim.z) + krd_linear_index();
            }
            """]);

        const Needs Barrier = Needs.Group | Needs.Barrier;
        // The first barrier keeps the count of an earlier call until all have read it.
        string[] count = [Linear, $$"""
            int krd_barrier_count(bool predicate, __local int* count)
            {
                barrier({{BothFences}});
                if (krd_linear_index() == 0)
                    *count = 0;
                barrier({{BothFences}});
                if (predicate)
                    atomic_inc(count);
                barrier({{BothFences}});
                return *count;
            }
            """];
        Add("Group.Barrier", $"barrier({BothFences})", "__syncthreads()", Barrier);
        Add("Group.BarrierPopCount", "krd_barrier_count($0, $count)", "__syncthreads_count($0)", Barrier, count, []);
        Add("Group.BarrierAnd", "krd_barrier_count(!($0), $count) == 0", "__syncthreads_and($0) != 0", Barrier, count, []);
        Add("Group.BarrierOr", "krd_barrier_count($0, $count) != 0", "__syncthreads_or($0) != 0", Barrier, count, []);
        static string Broadcast(string space, string barrier) => $$"""
            $T krd_broadcast_$t($T value, int index, {{space}}$T* slot)
            {
                {{barrier}};
                if (krd_linear_index() == index)
                    *slot = value;
                {{barrier}};
                return *slot;
            }
            """;
        table[Runtime + "Group.Broadcast"] = new Intrinsic("krd_broadcast_$t($*, $slot)", "krd_broadcast_$t($*, $slot)", 2,
            [Linear, Broadcast("__local ", $"barrier({BothFences})")], [CudaLinear, Broadcast("", "__syncthreads()")], Barrier);
        Add("MemoryFence.GroupLevel", $"mem_fence({BothFences})", "__threadfence_block()", Needs.Nothing);
        Add("MemoryFence.DeviceLevel", $"mem_fence({BothFences})", "__threadfence()", Needs.Nothing);
        Add("MemoryFence.SystemLevel", $"mem_fence({BothFences})", "__threadfence_system()", Needs.Nothing);
    }
}
