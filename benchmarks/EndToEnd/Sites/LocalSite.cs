using Comparison.Domain.Loans;
using Comparison.Domain.Moderation;
using Comparison.Domain.Orders;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Targets;

namespace Comparison.EndToEnd.Sites;

/// <summary>The local cloud, in real time and with the shortest delays there are: what is left is what the engines take.</summary>
public sealed class LocalSite(LocalCloud cloud, HttpClient http) : ISite
{
    private static readonly StackOptions Options = new()
    {
        QueueDelay = TimeSpan.Zero,
        FraudDelay = TimeSpan.Zero,
        Settle = TimeSpan.FromSeconds(1), // no durable wait is shorter
    };

    public string Name => "local";

    public IReadOnlyList<string> Delays { get; } =
    [
        $"approval queue: {Options.QueueDelay.TotalSeconds} s",
        $"payment to settle: {Options.Settle.TotalSeconds} s",
        $"fraud service's queue: {Options.FraudDelay.TotalSeconds} s",
        $"deadline of an order's release: {OrderPolicy.ReleaseDeadline.TotalHours} h",
        $"deadline of an article's review: {ModerationPolicy.ReviewDeadline.TotalHours} h",
        $"deadline of the loan's manager: {LoanPolicy.ManagerDeadline.TotalMinutes} min",
        $"deadline of the fraud check: {LoanPolicy.FraudDeadline.TotalMinutes} min",
    ];

    public Pace Pace { get; } = new(
        Thinking: TimeSpan.FromMilliseconds(50), First: TimeSpan.FromMilliseconds(2), Longest: TimeSpan.FromMilliseconds(50));

    public bool IsDeployedAnew => true;

    public async Task<IStack> OpenAsync(Variant variant, CancellationToken cancellationToken) =>
        new LocalTarget(await LocalStack.DeployAsync(cloud, variant, Options, cancellationToken), http);
}
