namespace KernelRD.Runtime;

/// <summary>A compiled program as the disk keeps it, with the shapes of groups that its driver has compiled it for.</summary>
internal sealed record CLBinary(IReadOnlyCollection<CLGroupShape> Shapes, byte[] Binary)
{
    public static ProgramCache.Key Key(CLDevice device, string source, string options) => new(
        "opencl", source, options,
        device.Name, device.Vendor, device.Version, device.DriverVersion, device.PlatformName, device.PlatformVersion);

    public static CLBinary FromBytes(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var shapes = new CLGroupShape[reader.ReadInt32()];
        for (int i = 0; i < shapes.Length; i++)
            shapes[i] = new CLGroupShape(new Index3D(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32()), reader.ReadBoolean());
        return new CLBinary(shapes, reader.ReadBytes(bytes.Length));
    }

    public byte[] ToBytes()
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content))
        {
            writer.Write(Shapes.Count);
            foreach (var shape in Shapes)
            {
                writer.Write(shape.Group.X);
                writer.Write(shape.Group.Y);
                writer.Write(shape.Group.Z);
                writer.Write(shape.IsSmall);
            }

            writer.Write(Binary);
        }

        return content.ToArray();
    }
}
