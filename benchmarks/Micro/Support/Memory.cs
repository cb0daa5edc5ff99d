using System.Diagnostics;

namespace Comparison.Micro.Support;

/// <summary>What this process holds, in megabytes.</summary>
internal sealed record Memory(double Heap, double WorkingSet)
{
    private const double Megabyte = 1024 * 1024;

    public static Memory operator -(Memory left, Memory right) => new(left.Heap - right.Heap, left.WorkingSet - right.WorkingSet);

    /// <summary>After the collector has given back what it can.</summary>
    public static Memory Settled()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return new(heap / Megabyte, process.WorkingSet64 / Megabyte);
    }
}
