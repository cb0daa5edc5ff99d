namespace Comparison.Local.StatesLanguage.Running;

/// <summary>What a task waits for after its service has answered.</summary>
public enum TaskPattern
{
    /// <summary>Nothing: the answer is the result.</summary>
    RequestResponse,

    /// <summary><c>.waitForTaskToken</c>: SendTaskSuccess or SendTaskFailure.</summary>
    Callback,

    /// <summary>A worker that asks for the activity's next task, and then answers as in a callback.</summary>
    Activity,

    /// <summary><c>.sync</c> and <c>.sync:2</c>: the end of the job that was started.</summary>
    Job,
}
