using Comparison.Local.Cloud.StepFunctions.Api;

namespace Comparison.Local.Cloud.StepFunctions.Activities;

/// <summary>The activities of an account.</summary>
internal sealed class ActivityStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Activity> _activities = [];
    private long _created;

    public IReadOnlyList<Activity> All
    {
        get { lock (_gate) return [.. _activities.Values.OrderBy(activity => activity.Number)]; }
    }

    public Activity Get(string arn) => Find(arn) ?? throw Errors.NoSuchActivity(arn);

    public Activity? Find(string arn)
    {
        lock (_gate)
            return _activities.GetValueOrDefault(arn);
    }

    /// <summary>Adds an activity; the one of this ARN is returned instead when there is one, as on AWS.</summary>
    /// <returns>The activity, and whether it was added now.</returns>
    public (Activity Activity, bool IsNew) GetOrAdd(string arn, string name, DateTimeOffset now)
    {
        lock (_gate)
            return _activities.TryGetValue(arn, out var present)
                ? (present, false)
                : (_activities[arn] = new Activity(arn, name, now, ++_created), true);
    }

    public void Remove(string arn)
    {
        lock (_gate)
            _activities.Remove(arn);
    }
}

/// <summary>An activity: a name under which workers anywhere fetch tasks, and the tasks that wait for one.</summary>
/// <param name="Number">Counts the activities of the account in the order of their creation.</param>
internal sealed record Activity(string Arn, string Name, DateTimeOffset Created, long Number)
{
    public ActivityQueue Queue { get; } = new();
}
