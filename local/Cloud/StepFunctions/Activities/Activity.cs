namespace Comparison.Local.Cloud.StepFunctions.Activities;

/// <summary>An activity: a name under which workers anywhere fetch tasks, and the tasks that wait for one.</summary>
/// <param name="Number">Counts the activities of the account in the order of their creation.</param>
internal sealed record Activity(string Arn, string Name, DateTimeOffset Created, long Number)
{
    public ActivityQueue Queue { get; } = new();
}
