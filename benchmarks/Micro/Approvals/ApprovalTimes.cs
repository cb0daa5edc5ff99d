namespace Comparison.Micro.Approvals;

/// <summary>How long one approval took.</summary>
/// <param name="Total">From the request that starts it to its outcome.</param>
/// <param name="Decision">From the request that decides it to its outcome.</param>
internal sealed record ApprovalTimes(TimeSpan Total, TimeSpan Decision);
