namespace Comparison.Local.StatesLanguage.Tasks;

/// <summary>
/// The resource of a Task state: the ARN of a Lambda function or an activity, or an integration such as
/// <c>arn:aws:states:::sqs:sendMessage.waitForTaskToken</c>.
/// </summary>
/// <param name="ResourceType">The service as events name it: <c>sqs</c>, or <c>aws-sdk:sqs</c>; empty for an ARN.</param>
/// <param name="Resource">The action with its pattern, as events show it: <c>sendMessage.waitForTaskToken</c>; empty for an ARN.</param>
public sealed record TaskResource(string Arn, string ResourceType, string Resource)
{
    private const string Integration = "arn:aws:states:::";
    private const string Sdk = "aws-sdk:";
    private const string CallbackSuffix = ".waitForTaskToken";

    public bool IsFunction => ResourceType.Length == 0 && !IsActivity;

    public bool IsActivity => Pattern == TaskPattern.Activity;

    public TaskPattern Pattern { get; } =
        IsActivityArn(Arn) ? TaskPattern.Activity
        : Resource.EndsWith(CallbackSuffix, StringComparison.Ordinal) ? TaskPattern.Callback
        : Resource.EndsWith(".sync", StringComparison.Ordinal) || Resource.EndsWith(".sync:2", StringComparison.Ordinal) ? TaskPattern.Job
        : TaskPattern.RequestResponse;

    /// <summary>The action alone: <c>sendMessage</c>.</summary>
    public string Action => Resource.Split('.')[0];

    /// <summary>Reads an ARN; null when it is neither a function's, an activity's nor an integration's.</summary>
    public static TaskResource? TryParse(string arn)
    {
        if (IsActivityArn(arn) || arn.Split(':') is ["arn", "aws", "lambda", _, _, "function", { Length: > 0 }, ..])
            return new(arn, "", "");
        if (!arn.StartsWith(Integration, StringComparison.Ordinal))
            return null;
        var name = arn[Integration.Length..];
        var service = name.IndexOf(':', name.StartsWith(Sdk, StringComparison.Ordinal) ? Sdk.Length : 0);
        return service > 0 && service + 1 < name.Length ? new(arn, name[..service], name[(service + 1)..]) : null;
    }

    private static bool IsActivityArn(string arn) => arn.Split(':') is ["arn", _, "states", _, _, "activity", { Length: > 0 }];
}

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
