namespace Amazon.Lambda.Annotations;

/// <summary>Makes a Lambda function durable. Its method takes the input and an <c>IDurableContext</c>, and returns a task.</summary>
/// <param name="executionTimeout">Seconds that the whole execution may take, its waits included.</param>
[AttributeUsage(AttributeTargets.Method)]
public class DurableExecutionAttribute(int executionTimeout) : Attribute
{
    public int ExecutionTimeout { get; } = executionTimeout;

    /// <summary>Days that the service keeps the history of a finished execution.</summary>
    public int RetentionPeriodInDays { get; set; }
}
