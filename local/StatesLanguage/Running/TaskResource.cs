namespace Comparison.Local.StatesLanguage.Running;

/// <summary>
/// The resource of a Task state: the ARN of a Lambda function or of an activity, or an integration such as
/// <c>arn:aws:states:::sqs:sendMessage.waitForTaskToken</c>.
/// </summary>
/// <param name="ResourceType">The service as events name it: <c>sqs</c>, or <c>aws-sdk:sqs</c>; empty for a function's ARN,
/// <c>activity</c> for an activity's.</param>
/// <param name="Resource">The action with its pattern, as events show it: <c>sendMessage.waitForTaskToken</c>.</param>
public sealed record TaskResource(string Arn, string ResourceType, string Resource)
{
    private const string Integration = "arn:aws:states:::";
    private const string Sdk = "aws-sdk:";
    private const string Activity = "activity";
    private const string CallbackSuffix = ".waitForTaskToken";

    public bool IsFunction => ResourceType.Length == 0;

    public bool IsActivity => ResourceType == Activity;

    /// <summary>Whether somebody outside can answer the task.</summary>
    public bool HasToken => IsActivity || Pattern != TaskPattern.RequestResponse;

    public TaskPattern Pattern { get; } =
        Resource.EndsWith(CallbackSuffix, StringComparison.Ordinal) ? TaskPattern.Callback
        : Resource.EndsWith(".sync", StringComparison.Ordinal) || Resource.EndsWith(".sync:2", StringComparison.Ordinal) ? TaskPattern.Job
        : TaskPattern.RequestResponse;

    /// <summary>The action alone: <c>sendMessage</c>.</summary>
    public string Action => Resource.Split('.')[0];

    /// <summary>Reads an ARN; null when it is none of the three.</summary>
    public static TaskResource? TryParse(string arn)
    {
        if (arn.Split(':') is ["arn", "aws", "lambda", _, _, "function", { Length: > 0 }, ..])
            return new(arn, "", "");
        if (arn.Split(':') is ["arn", "aws", "states", { Length: > 0 }, _, Activity, { Length: > 0 } activity])
            return new(arn, Activity, activity);
        if (!arn.StartsWith(Integration, StringComparison.Ordinal))
            return null;
        var name = arn[Integration.Length..];
        var service = name.IndexOf(':', name.StartsWith(Sdk, StringComparison.Ordinal) ? Sdk.Length : 0);
        return service > 0 && service + 1 < name.Length ? new(arn, name[..service], name[(service + 1)..]) : null;
    }
}
