using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.Histories;

/// <summary>Writes the events of one attempt of a task; which types they are depends on the kind of resource.</summary>
internal abstract class TaskJournal
{
    /// <summary>What the message about a result that is too large calls the task.</summary>
    public abstract string Name { get; }

    public abstract void Scheduled(TaskAttempt attempt);

    public abstract void Started(string? worker);

    /// <summary>The service has taken the call of a task that waits for its token or its job.</summary>
    public abstract void Submitted(string output);

    public abstract void Succeeded(string output);

    public abstract void Failed(string? error, string? cause);

    public abstract void TimedOut();

    public static TaskJournal Of(TaskResource resource, Visit visit) =>
        resource.IsFunction ? new FunctionJournal(resource, visit)
        : resource.IsActivity ? new ActivityJournal(resource, visit)
        : new ServiceJournal(resource, visit);
}
