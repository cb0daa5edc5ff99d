using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>The fields that say how many iterations of a Map state may fail.</summary>
/// <remarks>
/// AWS's guide documents these fields for distributed maps alone, but AWS creates and runs inline maps with them (recorded). What an
/// inline map makes of an iteration that fails is not recorded; here it is what the guide says of distributed ones: the iteration adds
/// nothing to the output, and States.ExceedToleratedFailureThreshold ends the state once there are too many. The messages about values
/// are recorded from distributed maps.
/// </remarks>
internal sealed class FailureTolerance
{
    private const string Count = "ToleratedFailureCount";
    private const string Percentage = "ToleratedFailurePercentage";

    private readonly Expression? _count;
    private readonly Expression? _percentage;

    private FailureTolerance(Expression? count, Expression? percentage) => (_count, _percentage) = (count, percentage);

    public static FailureTolerance Read(Fields fields, QueryLanguage language) => new(
        language.ReadValue(
            fields, Count, "number", (fields, name) => fields.Integer(name, 0, int.MaxValue) is { } value ? new LiteralExpression(value) : null),
        language.ReadValue(fields, Percentage, "number", ReadPercentage));

    /// <summary>What the fields say.</summary>
    /// <exception cref="EvaluationException">A path does not lead to a number, or the number is out of range.</exception>
    public ToleratedFailures Evaluate(EvaluationScope scope)
    {
        int? max = null;
        if (Evaluate(_count, Count, scope) is { } count)
            max = count.AsCount() is not { } number ? throw NotA("integer", Count, _count!, count)
                : number < 0 ? throw Unusable(_count!, $"{Count} cannot be negative.")
                : (int)Math.Min(number, int.MaxValue);
        if (max is { } noted)
            scope.Inspection?.Note("toleratedFailureCount", noted);
        if (Evaluate(_percentage, Percentage, scope) is not { } percentage)
            return new(max, null);
        var share = Share(percentage) ?? throw NotA("float", Percentage, _percentage!, percentage);
        if (share is not (>= 0 and <= 100))
            throw Unusable(_percentage!, $"{Percentage} must be between 0 and 100.");
        scope.Inspection?.Note("toleratedFailurePercentage", share);
        return new(max, share);
    }

    // As of counts, a text of digits is as good as a number.
    private static double? Share(JsonNode percentage) =>
        percentage.AsText() is { } text
            ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? share : null
            : percentage.AsNumber();

    private static JsonValue? Evaluate(Expression? expression, string field, EvaluationScope scope)
    {
        if (expression is null)
            return null;
        var value = expression.EvaluateField(scope);
        return value as JsonValue ?? throw NotA(field == Count ? "integer" : "float", field, expression, value);
    }

    private static LiteralExpression? ReadPercentage(Fields fields, string name)
    {
        var value = fields.Number(name, minimum: 0);
        if (value > 100)
            fields.Refuse("Maximum value is 100", name);
        return value is { } share ? new LiteralExpression(share) : null;
    }

    private static EvaluationException Unusable(Expression expression, string message) => expression.Unusable(message, message);

    private static EvaluationException NotA(string type, string field, Expression expression, JsonNode? value) => expression.Unusable(
        $"The {field}Path field refers to value \"{value.AsText() ?? JsonText.Write(value)}\" which is not a valid {type}: {expression}",
        $"The {field} field must be a valid {type} but was: {JsonText.Write(value)}");
}
