namespace KernelRD.Tests;

public sealed class KernelMemoryTests
{
    [Test]
    public void WorkItemsOfAGroupShareAndKeepTheirOwn()
    {
        WorkItem.EnterLaunch(new LaunchShape(new Index3D(1), new Index3D(2, 1, 1), IsGrouped: true, DynamicSharedBytes: 12));
        WorkItem.EnterGroup(Index3D.Zero);
        WorkItem.Enter(new Index3D(0, 0, 0));
        var dynamic = SharedMemory.GetDynamic<int>();
        var shared = SharedMemory.Allocate<int>(5);
        var plane = SharedMemory.Allocate2DDenseX<float>(new Index2D(3, 2));
        var first = LocalMemory.Allocate<int>(4);
        var second = LocalMemory.Allocate1D<int>(4);
        Assert.That((dynamic.Length, shared.Length, plane.Length, second.Length), Is.EqualTo((3L, 5L, 6L, 4L)));
        dynamic[2] = 1;
        shared[0] = 2;
        plane[2, 1] = 3f;
        first[3] = 4;
        second[0] = 5;
        Assert.That((dynamic[2], shared[0], plane.BaseView[5], first[3], second[0]), Is.EqualTo((1, 2, 3f, 4, 5)), "they lie apart");

        WorkItem.Enter(new Index3D(1, 0, 0));
        Assert.That(SharedMemory.GetDynamic<int>()[2], Is.EqualTo(1));
        Assert.That(SharedMemory.Allocate1D<int>(5)[0], Is.EqualTo(2));
    }

    [Test]
    public void LocalMemoryNeverRunsOutOverWorkItems()
    {
        for (int i = 0; i < 10_000; i++)
        {
            WorkItem.Enter();
            var local = LocalMemory.Allocate<double>(1_000);
            local[999] = i;
        }

        Assert.That(() => LocalMemory.Allocate<double>(1 << 20), Throws.InvalidOperationException.With.Message.Contains("local memory"));
    }

    [Test]
    public void AllocatingTouchesNoManagedMemory()
    {
        _ = LocalMemory.Allocate<int>(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            WorkItem.Enter(Index3D.Zero);
            LocalMemory.Allocate<int>(16)[3] = i;
            SharedMemory.Allocate<long>() = i;
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
