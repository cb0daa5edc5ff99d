using System.Text.RegularExpressions;
using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Domain.Loans;
using Comparison.Domain.Moderation;
using Comparison.Domain.Orders;

namespace Comparison.House.Tests;

public sealed partial class ShapeTests
{
    private const int MaxLines = 300;

    private static readonly string[] Folders = ["benchmarks", "console", "durable", "local", "shared", "stepfunctions", "tests"];

    [Fact]
    public void SourceFiles_AreShort()
    {
        var tooLong = Folders.SelectMany(folder => Repository.Files(folder, "*.cs"))
            .Where(file => File.ReadLines(file).Count() > MaxLines)
            .Select(Repository.Shown);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void SourceFiles_LeaveNothingUndone()
    {
        // Put together here, so that this file does not find itself.
        string[] marks = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception"];

        var marked = Folders.SelectMany(folder => Repository.Files(folder, "*.cs"))
            .Where(file => marks.Any(mark => File.ReadAllText(file).Contains(mark, StringComparison.Ordinal)))
            .Select(Repository.Shown);

        Assert.Empty(marked);
    }

    /// <summary>A workflow is added by its descriptor: nothing else that runs, breaks, times, prices or shows workflows names one.</summary>
    [Fact]
    public void Runner_NamesWorkflows_InTheirDescriptorsOnly()
    {
        string[] folders = ["benchmarks/EndToEnd", "benchmarks/Pricing", "benchmarks/Reports", "console", "shared/Scenarios"];
        var naming = folders.SelectMany(folder => Repository.Files(folder, "*.cs"))
            .Where(file => WorkflowMember().IsMatch(File.ReadAllText(file)))
            .Select(Repository.Shown)
            .Order(StringComparer.Ordinal);

        Assert.Equal(["Approval", "Loan", "Moderation", "Order"], naming.Select(file => Path.GetFileName(file).Replace("Descriptor.cs", "", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"WorkflowName\.(Approval|Order|Moderation|Loan)\b")]
    private static partial Regex WorkflowMember();
}

/// <summary>No execution may run into its own limit while somebody still has time to answer.</summary>
public sealed class LimitTests
{
    // The limit, and everything that a run may wait for one after the other.
    private static readonly Dictionary<WorkflowName, (int LimitSeconds, TimeSpan[] Waits)> Limits = new()
    {
        [WorkflowName.Approval] = (
            ApprovalPolicy.ExecutionLimitSeconds, [ApprovalPolicy.QueueDelay, TimeSpan.FromHours(ApprovalPolicy.MaxTimeoutHours)]),
        [WorkflowName.Order] = (OrderPolicy.ExecutionLimitSeconds, [OrderPolicy.MaxSettle, OrderPolicy.ReleaseDeadline]),
        [WorkflowName.Moderation] = (ModerationPolicy.ExecutionLimitSeconds, [ModerationPolicy.ReviewDeadline]),
        [WorkflowName.Loan] = (LoanPolicy.ExecutionLimitSeconds, [LoanPolicy.ManagerDeadline, LoanPolicy.FraudDeadline]),
    };

    public static TheoryData<WorkflowName> Workflows => [.. WorkflowNames.All];

    [Theory, MemberData(nameof(Workflows))]
    public void ExecutionLimit_IsLongerThanAllItsWaits(WorkflowName workflow)
    {
        var (limit, waits) = Limits[workflow];

        Assert.True(TimeSpan.FromSeconds(limit) > waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait), $"{workflow} is cut off after {limit} s.");
    }
}
