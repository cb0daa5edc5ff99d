using Comparison.Domain.Decisions;

namespace Comparison.Domain.Approvals;

/// <summary>The queue that carries requests to whoever decides them.</summary>
public interface IApprovalQueue
{
    Task SendAsync(ApprovalRequest request, Callback callback, CancellationToken cancellationToken);
}
