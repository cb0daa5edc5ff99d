namespace Comparison.Local.Cloud.Faults;

/// <summary>What faults do to the messages of a queue.</summary>
internal static class MessageFate
{
    /// <summary>How much later a message becomes visible than its sender wants; null when it is lost.</summary>
    public static TimeSpan? OnSend(this AccountFaults faults, string queue, string body) =>
        faults.Any && faults.Strike(Occasion(queue, body), FaultKind.DropMessage, FaultKind.DeliverLate) is { } fault
            ? fault.Kind == FaultKind.DropMessage ? null : fault.Delay
            : TimeSpan.Zero;

    /// <summary>Whether the deletion of a message goes unheard.</summary>
    public static bool ForgetsDelete(this AccountFaults faults, string queue, string body) =>
        faults.Any && faults.Strike(Occasion(queue, body), FaultKind.DeliverTwice) is not null;

    private static FaultOccasion Occasion(string queue, string body) => new(FaultSubject.Message, queue) { Content = body };
}
