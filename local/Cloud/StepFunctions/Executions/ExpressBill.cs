using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Histories;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>What an express execution is billed for, beside its one request.</summary>
/// <remarks>
/// The price page: duration rounded up to 100 ms, memory in chunks of 64 MB. Memory is an estimate there as well: 50 MB, the definition, and
/// the data times the branches or iterations that hold it.
/// </remarks>
/// <param name="Milliseconds">By the account's clock, which may be a skipped one.</param>
internal sealed record ExpressBill(long Milliseconds, long Megabytes)
{
    private const int Step = 100;
    private const int Chunk = 64;
    private const long Megabyte = 1 << 20;
    private const long Base = 50 * Megabyte;

    public decimal GigabyteMilliseconds => Milliseconds * Megabytes / 1024m;

    /// <param name="run">One that has ended.</param>
    public static ExpressBill Compute(ExecutionRun run)
    {
        var execution = run.Execution;
        var duration = (long)Math.Ceiling((execution.Result.StopDate!.Value - execution.StartDate).TotalMilliseconds);
        var data = Encoding.UTF8.GetByteCount(execution.Input) * Copies(execution.History);
        var bytes = Base + Encoding.UTF8.GetByteCount(run.Machine.Text) + data;
        return new ExpressBill(Math.Max(1, RoundUp(duration, Step)) * Step, RoundUp(bytes, Chunk * Megabyte) * Chunk);
    }

    // How many branches or iterations the widest Parallel or Map had.
    private static long Copies(IReadOnlyList<StateHistoryEvent> history)
    {
        var branches = history.Where(happened => happened.Type == "ParallelStateStarted")
            .Select(started => history.LongCount(next => next.PreviousEventId == started.Id));
        var iterations = history.Where(happened => happened.Type == "MapStateStarted")
            .Select(started => (long)((JsonValue)started.Details!["length"]!));
        return branches.Concat(iterations).Append(1).Max();
    }

    private static long RoundUp(long amount, long unit) => (amount + unit - 1) / unit;
}
