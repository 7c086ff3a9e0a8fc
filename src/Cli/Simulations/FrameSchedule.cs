namespace KernelRD.Cli.Simulations;

/// <summary>When pictures are taken: at step 0, at the last, and between them in equal intervals or every so many steps.</summary>
internal sealed record FrameSchedule
{
    private FrameSchedule()
    {
    }

    /// <summary>How many pictures follow the start's.</summary>
    public int? Frames { get; private init; }

    /// <summary>How many steps lie between two pictures.</summary>
    public long? Every { get; private init; }

    public static FrameSchedule Spread(int frames) => new() { Frames = frames };

    public static FrameSchedule Each(long steps) => new() { Every = steps };

    /// <summary>How many pictures of a run of so many steps follow the start's.</summary>
    public long Count(long steps) => Frames ?? (steps + Every!.Value - 1) / Every.Value;

    /// <summary>The step of picture 0 … <see cref="Count"/>.</summary>
    public long StepOf(long frame, long steps) =>
        Frames is { } frames ? (long)((Int128)frame * steps / frames) : (long)Int128.Min((Int128)frame * Every!.Value, steps);

    /// <summary>The first picture that is still to come when so many steps are done.</summary>
    public long FirstAfter(long step, long steps)
    {
        long frame = Frames is { } frames ? (long)((Int128)step * frames / steps) : step / Every!.Value;
        while (frame <= Count(steps) && StepOf(frame, steps) <= step)
            frame++;
        return frame;
    }
}
