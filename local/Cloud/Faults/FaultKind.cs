namespace Comparison.Local.Cloud.Faults;

/// <summary>What goes wrong. Each kind is for targets of some forms, see <see cref="FaultTarget"/>.</summary>
/// <remarks>
/// Around a side effect and its record there are three instants: a call that writes crashes its function before the effect
/// (<see cref="CrashBefore"/>) or between effect and record (<see cref="CrashAfter"/>), and a checkpoint after the record
/// (<see cref="CrashAfter"/> of <c>Lambda.CheckpointDurableExecution</c>). A call by a service integration has no function that could
/// crash: it is not carried out, or its answer is lost.
/// </remarks>
public enum FaultKind
{
    /// <summary>The function dies instead of running, or its call is never carried out and its environment is gone.</summary>
    CrashBefore,

    /// <summary>The function dies with its work done, or its call is carried out and nobody is left to hear of it.</summary>
    CrashAfter,

    /// <summary>The function does nothing until its time is over.</summary>
    TimeOut,

    /// <summary>Lambda, or the called service, has no capacity: nothing is done.</summary>
    Throttle,

    /// <summary>It takes longer, in real time: code runs in real time whatever the account's clock does.</summary>
    Slow,

    /// <summary>The call is carried out and the connection breaks before the answer.</summary>
    LoseAnswer,

    /// <summary>The service refuses the call with the fault's error: nothing is done.</summary>
    Refuse,

    /// <summary>The queue accepts a message and never delivers it.</summary>
    DropMessage,

    /// <summary>
    /// The deletion of a message does not reach every copy, so that it comes again after its visibility timeout: how standard queues
    /// come to deliver twice ("At-least-once delivery" of the SQS guide).
    /// </summary>
    DeliverTwice,

    /// <summary>A message becomes visible later than others that were sent after it, so out of order too.</summary>
    DeliverLate,

    /// <summary>No event source mapping polls the queue.</summary>
    ConsumerDown,
}
