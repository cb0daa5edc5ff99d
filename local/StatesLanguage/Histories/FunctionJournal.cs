using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.Histories;

/// <summary>The events of a task whose resource is a Lambda function's own ARN. There is no submission: such a task has no token.</summary>
internal sealed class FunctionJournal(TaskResource resource, Visit visit) : TaskJournal
{
    public override string Name => resource.Arn;

    public override void Scheduled(TaskAttempt attempt)
    {
        var details = EventDetails.Input(JsonText.Write(attempt.Parameters))
            .With("resource", resource.Arn)
            .With("timeoutInSeconds", attempt.Timeout);
        Write("Scheduled", details);
    }

    public override void Started(string? workerName) => visit.Record("LambdaFunctionStarted");

    public override void Submitted(string output) => throw new InvalidOperationException($"{resource.Arn} is not submitted.");

    public override void Succeeded(string output) => Write("Succeeded", EventDetails.Output(output));

    public override void Failed(string? error, string? cause) => Write("Failed", EventDetails.Failure(error, cause));

    public override void TimedOut() => Write("TimedOut", EventDetails.Failure(ErrorNames.Timeout, cause: null));

    private void Write(string what, EventDetails details) =>
        visit.Record($"LambdaFunction{what}", $"lambdaFunction{what}EventDetails", details);
}
