namespace Comparison.Domain.Moderation;

/// <summary>What authors are told by.</summary>
public interface INotifications
{
    Task TellAsync(ModerationNotice notice, CancellationToken cancellationToken);
}
