using FsCheck;
using FsCheck.Fluent;

namespace KernelRD.Tests;

public sealed class TeamTests
{
    [Test]
    public void EveryChunkRunsOnce([Values(2, 3, 8)] int size)
    {
        using var team = new Team(size);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200),
            Prop.ForAll(Gen.Choose(1, 40).ToArbitrary(), count =>
            {
                var job = new CountingJob(count);
                lock (team.Turn)
                    team.Run(job, count);
                return job.Runs.All(runs => runs == 1);
            }));
    }

    [Test]
    public void SleepersWake()
    {
        using var team = new Team(3);
        for (int i = 0; i < 5; i++)
        {
            // Long past the spinning.
            Thread.Sleep(5);
            var job = new MeetingJob(3);
            lock (team.Turn)
                team.Run(job, 3);
            Assert.That(job.Threads.Distinct().Count(), Is.EqualTo(3));
        }
    }

    [Test]
    public void ManyThreadsTakeTurns()
    {
        using var team = new Team(4);
        var jobs = Enumerable.Range(0, 200).Select(i => new CountingJob(1 + i % 9)).ToArray();
        Parallel.ForEach(jobs, new ParallelOptions { MaxDegreeOfParallelism = 6 }, job =>
        {
            lock (team.Turn)
                team.Run(job, job.Runs.Length);
        });
        Assert.That(jobs.SelectMany(job => job.Runs), Is.All.EqualTo(1));
    }

    [Test]
    public void AChunksExceptionReachesTheLauncher([Range(0, 7)] int failing)
    {
        using var team = new Team(2);
        lock (team.Turn)
        {
            Assert.That(
                () => team.Run(new FailingJob(failing), 8),
                Throws.InstanceOf<ArithmeticException>().With.Message.EqualTo("chunk " + failing));
            var next = new CountingJob(8);
            team.Run(next, 8);
            Assert.That(next.Runs, Is.All.EqualTo(1), "the team must go on after a failure");
        }
    }

    [Test]
    public void DisposingEndsItsThreads()
    {
        var job = new MeetingJob(3);
        var team = new Team(3);
        lock (team.Turn)
            team.Run(job, 3);
        team.Dispose();
        team.Dispose();
        var others = job.Threads.Where(thread => thread != Thread.CurrentThread).ToList();
        Assert.That(others, Has.Count.EqualTo(2));
        Assert.That(others.Select(thread => thread.IsAlive), Is.All.False);
        Assert.That(() => team.Run(job, 3), Throws.InstanceOf<ObjectDisposedException>());
    }

    private sealed class CountingJob(int count) : Team.IJob
    {
        public int[] Runs { get; } = new int[count];

        public void RunChunk(int chunk) => Interlocked.Increment(ref Runs[chunk]);
    }

    private sealed class FailingJob(int failing) : Team.IJob
    {
        public void RunChunk(int chunk)
        {
            if (chunk == failing)
                throw new ArithmeticException("chunk " + chunk);
        }
    }

    /// <summary>Its chunks wait for each other, so each needs a thread of its own.</summary>
    private sealed class MeetingJob(int count) : Team.IJob
    {
        private readonly Barrier _barrier = new(count);

        public Thread[] Threads { get; } = new Thread[count];

        public void RunChunk(int chunk)
        {
            Threads[chunk] = Thread.CurrentThread;
            if (!_barrier.SignalAndWait(TimeSpan.FromSeconds(30)))
                throw new TimeoutException("The other threads did not come.");
        }
    }
}
