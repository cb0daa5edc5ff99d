using Comparison.Local.Cloud.Accounts;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>Decides what becomes of the messages of a queue. It is asked under the queue's lock, and must not wait.</summary>
public interface IMessageInterceptor : IInterceptor
{
    /// <summary>How much later a message becomes visible than its sender wants; null when it is lost.</summary>
    TimeSpan? OnSend(string queue, string body);

    /// <summary>Whether the deletion of a message goes unheard.</summary>
    bool ForgetsDelete(string queue, string body);

    /// <summary>Until when nobody polls the queue; null when somebody does.</summary>
    DateTimeOffset? ConsumersDownUntil(string queue);
}

/// <summary>All that decide about the messages of one queue.</summary>
internal sealed class MessageInterceptors(Interceptors interceptors, string queue)
{
    /// <summary>How much later a message becomes visible than its sender wants; null when it is lost.</summary>
    public TimeSpan? OnSend(string body)
    {
        TimeSpan? late = TimeSpan.Zero;
        foreach (var interceptor in interceptors.All)
            if (interceptor is IMessageInterceptor { IsIdle: false } messages)
                late += messages.OnSend(queue, body);
        return late;
    }

    /// <summary>Whether the deletion of a message goes unheard.</summary>
    public bool ForgetDelete(string body)
    {
        foreach (var interceptor in interceptors.All)
            if (interceptor is IMessageInterceptor { IsIdle: false } messages && messages.ForgetsDelete(queue, body))
                return true;
        return false;
    }

    /// <summary>Until when nobody polls the queue; null when somebody does.</summary>
    public DateTimeOffset? ConsumersDownUntil()
    {
        DateTimeOffset? until = null;
        foreach (var interceptor in interceptors.All)
            if (interceptor is IMessageInterceptor { IsIdle: false } messages && messages.ConsumersDownUntil(queue) is { } end && !(end < until))
                until = end;
        return until;
    }
}
