using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>Has a resource do something, and waits for it.</summary>
public sealed class TaskState : State
{
    private const int MaxSeconds = 99_999_999;

    private readonly DataFlow _flow;
    private readonly Expression? _timeout;
    private readonly Expression? _heartbeat;
    private readonly Credentials _credentials;
    private readonly ErrorHandling _errors;
    private readonly StateExit _exit;

    private TaskState(string name, TaskResource resource, Fields fields, QueryLanguage language)
        : base(name)
    {
        Resource = resource;
        _flow = language.ReadFlow(
            fields, FlowFields.Parameters | FlowFields.ResultSelector | FlowFields.ResultPath | FlowFields.Assign | FlowFields.Work);
        _timeout = language.ReadValue(fields, "TimeoutSeconds", "number", ReadSeconds);
        _heartbeat = language.ReadValue(fields, "HeartbeatSeconds", "number", ReadSeconds);
        _credentials = Credentials.Read(fields, language);
        _errors = ErrorHandling.Read(fields, language);
        _exit = StateExit.Read(fields);
    }

    public TaskResource Resource { get; }

    public override string Type => "Task";

    internal override IEnumerable<Target> Targets => _exit.Targets.Concat(_errors.Targets);

    internal override bool IsTerminal => _exit.Next is null;

    internal override string? FindMistake(StateMock mock) => null;

    // TestState waits for nobody.
    internal override bool NeedsMock => Resource.Pattern != TaskPattern.RequestResponse;

    internal static TaskState Read(string name, Fields fields, QueryLanguage language)
    {
        fields.Require("Resource");
        var arn = fields.Text("Resource");
        var resource = arn is null ? null : TaskResource.TryParse(arn);
        if (arn is not null && resource is null)
            fields.Refuse(Refusal(arn), "Resource");
        return new TaskState(name, resource ?? new TaskResource("", "", ""), fields, language);
    }

    internal override Task<Transition> RunAsync(Visit visit) => _errors.RunAsync(visit, retries => AttemptAsync(visit, retries));

    private async Task<Transition> AttemptAsync(Visit visit, int retries)
    {
        var host = visit.Execution.Host;
        var token = Resource.Pattern == TaskPattern.RequestResponse ? null : host.NewTaskToken();
        var scope = visit.Scope(retries, token);
        var selected = scope with { Data = _flow.SelectInput(scope) };
        var timeout = Seconds(_timeout, "TimeoutSeconds", selected);
        var heartbeat = Seconds(_heartbeat, "HeartbeatSeconds", selected);
        var attempt = new TaskAttempt(Name, Resource, _flow.Arguments(selected), token, timeout, heartbeat)
        {
            RoleArn = _credentials.RoleArn(selected),
        };

        // Before the history shows it as scheduled, and of no interest to Retry and Catch.
        if (visit.Execution.Trial?.Asked.Mock is null && host.FindMistake(attempt) is { } mistake)
            throw new EvaluationException(mistake);
        var journal = TaskJournal.CreateFor(Resource, visit);
        journal.Scheduled(attempt);
        var outcome = visit.Execution.Trial is { Asked.Mock: not null } trial
            ? new TaskOutcome.Succeeded(trial.Result())
            : await visit.RunTaskAsync(attempt, new Progress(journal));
        if (outcome is TaskOutcome.Succeeded(var result))
            scope.Inspection?.NoteData("result", result);
        return new Transition(_flow.Complete(scope, Conclude(outcome, journal)), _exit.Next);
    }

    private static JsonNode? Conclude(TaskOutcome outcome, TaskJournal journal)
    {
        switch (outcome)
        {
            case TaskOutcome.Succeeded(var output) when JsonText.Write(output) is var text && !Flow.IsTooLarge(text):
                journal.Succeeded(text);
                return output;
            case TaskOutcome.Succeeded:
                var tooLarge = Flow.TooLarge(journal.Name);
                journal.Failed(tooLarge.Error, tooLarge.Cause);
                throw tooLarge;
            case TaskOutcome.TimedOut(var byHeartbeat):
                journal.TimedOut();
                throw StateFailureException.TimedOut(byHeartbeat);
            case TaskOutcome.Failed(var error, var cause):
                journal.Failed(error, cause);
                throw new StateFailureException(error, cause);
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no such outcome.");
        }
    }

    private static TimeSpan? Seconds(Expression? expression, string field, EvaluationScope scope)
    {
        if (expression is null)
            return null;
        var value = expression.EvaluateField(scope);
        var count = value.AsCount()
            ?? throw expression.Unusable(
                $"The {field} parameter cannot be parsed as a long value: {expression} == {value.AsText() ?? JsonText.Write(value)}",
                $"The {field} field must be a positive integer but was: {JsonText.Write(value)}");
        // AWS's words for a value out of range are not recorded.
        return count is >= 1 and <= MaxSeconds
            ? TimeSpan.FromSeconds(count)
            : throw expression.Unusable(
                $"The {field} parameter does not reference a positive integer: {expression} == {JsonText.Write(value)}",
                $"The {field} field must be a positive integer but was: {JsonText.Write(value)}");
    }

    private static string Refusal(string arn) =>
        $"The resource provided {arn} is not recognized. "
            + "The value is not a valid resource ARN, or the resource is not available in this region.";

    private static LiteralExpression? ReadSeconds(Fields fields, string name) =>
        fields.Integer(name, 1, MaxSeconds) is { } value ? new LiteralExpression(value) : null;

    private sealed class Progress(TaskJournal journal) : ITaskProgress
    {
        public void Started(string? workerName) => journal.Started(workerName);

        public void Submitted(JsonNode? output) => journal.Submitted(JsonText.Write(output));
    }
}

/// <summary>The role that a task takes on instead of the machine's, in another account as a rule.</summary>
internal sealed class Credentials(PayloadTemplate? template)
{
    private const string Role = "RoleArn";

    public static Credentials Read(Fields fields, QueryLanguage language)
    {
        const string name = "Credentials";
        if (fields.Object(name) is { } members && !members.ContainsKey(Role) && !members.ContainsKey($"{Role}.$"))
            fields.Refuse($"The field '{Role}' is required but was missing", name);
        return new Credentials(language.ReadTemplate(fields, name));
    }

    public string? RoleArn(EvaluationScope scope) => template?.Invoke(scope) is JsonObject filled ? filled[Role].AsText() : null;
}
