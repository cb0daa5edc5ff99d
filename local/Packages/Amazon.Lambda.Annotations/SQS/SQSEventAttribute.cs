namespace Amazon.Lambda.Annotations.SQS;

/// <summary>Says that a Lambda function serves a queue. Its method takes an <c>SQSEvent</c>, and a context if it likes.</summary>
/// <param name="queue">The queue's ARN, or <c>@</c> and the name of a resource or parameter of AWS's own deployment template.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class SQSEventAttribute(string queue) : Attribute
{
    public string Queue { get; set; } = queue;

    public string ResourceName { get; set; }

    /// <summary>Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Messages, 1 to 10000; above 10 a batching window is needed. Default 10.</summary>
    public uint BatchSize { get; set; } = 10;

    /// <summary>Seconds, 0 to 300. Default 0.</summary>
    public uint MaximumBatchingWindowInSeconds { get; set; }

    public string Filters { get; set; }

    /// <summary>2 to 1000 invocations at a time; unset means no limit.</summary>
    public uint MaximumConcurrency { get; set; }
}
