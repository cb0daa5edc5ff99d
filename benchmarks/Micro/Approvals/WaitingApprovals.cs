using System.Globalization;
using System.Text;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Micro.Support;

namespace Comparison.Micro.Approvals;

/// <summary>How much memory do ten thousand approvals take that wait for their approvers?</summary>
/// <remarks>All that the local cloud keeps of them: histories, callbacks, deadlines, messages, rows, logs.</remarks>
internal static class WaitingApprovals
{
    private const int Executions = 10_000;
    private const int WarmUp = 1_000;
    private const int AtOnce = 16;
    private const double Target = 400;

    /// <returns>A table in Markdown.</returns>
    public static async Task<string> RunAsync()
    {
        var table = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"| {Executions} approvals waiting | MB | to stay below | reached |")
            .AppendLine("| --- | ---: | ---: | --- |");
        await using var cloud = await LocalCloud.StartAsync();
        foreach (var variant in Enum.GetValues<Variant>())
        {
            var lab = await ApprovalLab.OpenAsync(cloud, variant);
            // What is loaded and compiled on the way does not count.
            await lab.RunAsync(0, WarmUp, AtOnce);
            var before = Memory.Settled();
            await lab.LeaveWaitingAsync(WarmUp, Executions, AtOnce);
            var grown = Memory.Settled() - before;
            foreach (var (what, megabytes) in new[] { ("managed heap, settled", grown.Heap), ("working set, more than before", grown.WorkingSet) })
                table.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {variant.ForPeople()}: {what} | {megabytes:F0} | {Target} | {LabWords.YesOrNo(megabytes < Target)} |");
        }
        return table.ToString();
    }
}
