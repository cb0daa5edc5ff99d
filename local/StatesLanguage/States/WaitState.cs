using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>Waits for a number of seconds, or until a time; a time in the past does not wait.</summary>
internal sealed class WaitState(string name, DataFlow flow, Expression? seconds, Expression? timestamp, StateExit exit) : State(name)
{
    private const int MaxSeconds = 99_999_999;

    public override string Type => "Wait";

    internal override IEnumerable<Target> Targets => exit.Targets;

    internal override bool IsTerminal => exit.Next is null;

    public static WaitState Read(string name, Fields fields, QueryLanguage language)
    {
        string[] names = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"];
        if (!names.Any(fields.Has))
            fields.Refuse($"One of these fields is required: [{string.Join(", ", names)}]");
        if (names.Count(fields.Has) > 1)
            fields.AtMostOne(names);
        return new WaitState(
            name,
            language.ReadFlow(fields, FlowFields.Assign),
            language.ReadValue(fields, "Seconds", "number", ReadSeconds),
            language.ReadValue(fields, "Timestamp", "string", ReadTimestamp),
            StateExit.Read(fields));
    }

    internal override async Task<Transition> RunAsync(Visit visit)
    {
        var scope = visit.Scope();
        var selected = scope with { Data = flow.SelectInput(scope) };
        var delay = seconds is null ? Until(selected, visit.RunsSince) : Seconds(selected);
        // The most that a count of seconds in 32 bits holds: 24,855 days (recorded on AWS on both sides of that).
        if (delay.TotalSeconds > int.MaxValue)
            throw new EvaluationException("Wait state delay is too long.");
        if (delay > TimeSpan.Zero)
            await visit.DelayAsync(delay);
        return new Transition(flow.Complete(scope, selected.Data), exit.Next);
    }

    private TimeSpan Seconds(EvaluationScope scope)
    {
        var value = Evaluate(seconds!, "SecondsPath", scope);
        var count = value.AsCount()
            ?? throw seconds!.Unusable(
                $"The SecondsPath parameter cannot be parsed as a long value: {seconds} == {value.AsText() ?? JsonText.Write(value)}",
                $"The Seconds field must be an integer but was: {JsonText.Write(value)}");
        return count >= 0
            ? TimeSpan.FromSeconds(Math.Min(count, int.MaxValue + 1L))
            : throw seconds!.Unusable(
                $"The SecondsPath parameter references a negative value: {seconds} == {count}",
                $"The Seconds field must not be negative but was: {count}");
    }

    private TimeSpan Until(EvaluationScope scope, DateTimeOffset now)
    {
        var value = Evaluate(timestamp!, "TimestampPath", scope);
        var until = Rfc3339.Parse(value.AsText()) ?? throw timestamp!.Unusable(
            "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: "
                + $"{timestamp} == {value.AsText() ?? JsonText.Write(value)}",
            "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: "
                + $"{value.AsText() ?? JsonText.Write(value)}");
        return until - now;
    }

    private static JsonNode? Evaluate(Expression expression, string field, EvaluationScope scope)
    {
        try
        {
            return expression.Evaluate(scope);
        }
        catch (PathNotFoundException)
        {
            throw new EvaluationException($"The {field} parameter does not reference an input value: {expression}");
        }
    }

    private static LiteralExpression? ReadSeconds(Fields fields, string field) =>
        fields.Integer(field, 0, MaxSeconds) is { } value ? new LiteralExpression(value) : null;

    private static LiteralExpression? ReadTimestamp(Fields fields, string field)
    {
        if (fields.Text(field) is not { } text)
            return null;
        if (Rfc3339.Parse(text) is null)
            fields.Refuse("String does not match RFC3339 timestamp", field);
        return new LiteralExpression(text);
    }
}
