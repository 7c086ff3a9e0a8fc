namespace KernelRD.Runtime;

/// <summary>The devices that a program chose to see. Contexts are independent of each other.</summary>
public sealed class Context : IDisposable
{
    private Context(IReadOnlyList<Device> devices) => Devices = devices;

    public IReadOnlyList<Device> Devices { get; }

    public static Builder Create() => new();

    public static Context Create(Action<Builder> build)
    {
        var builder = new Builder();
        build(builder);
        return builder.ToContext();
    }

    /// <summary>A context with every device of this machine.</summary>
    public static Context CreateDefault() => Create(builder => builder.Default());

    /// <summary>The CPU, or else the device that is likely the fastest.</summary>
    public Device GetPreferredDevice(bool preferCPU) =>
        Devices.OrderBy(device => (device.AcceleratorType == AcceleratorType.CPU) != preferCPU)
            .ThenBy(device => device.AcceleratorType == AcceleratorType.Cuda ? 0 : device is CLDevice { IsCpu: true } ? 2 : 1)
            .First();

    public IReadOnlyList<TDevice> GetDevices<TDevice>()
        where TDevice : Device => [.. Devices.OfType<TDevice>()];

    public void Dispose()
    {
    }

    /// <summary>Chooses devices.</summary>
    public sealed class Builder
    {
        private readonly List<Device> _devices = [];

        public Builder Default() => AllAccelerators();

        public Builder AllAccelerators() => CPU().OpenCL().Cuda();

        /// <summary>Adds this machine's processor.</summary>
        public Builder CPU()
        {
            _devices.Add(CPUDevice.Default);
            return this;
        }

        /// <summary>Adds every OpenCL device of every platform.</summary>
        public Builder OpenCL() => OpenCL(_ => true);

        /// <summary>Adds the OpenCL devices that pass.</summary>
        public Builder OpenCL(Predicate<CLDevice> predicate)
        {
            _devices.AddRange(CLDevice.All.Where(device => predicate(device)));
            return this;
        }

        /// <summary>Adds every CUDA device.</summary>
        public Builder Cuda()
        {
            _devices.AddRange(CudaDevice.All);
            return this;
        }

        /// <summary>Kept for ILGPU: XMath and the group functions are always there.</summary>
        public Builder EnableAlgorithms() => this;

        public Context ToContext() => new([.. _devices]);
    }
}
