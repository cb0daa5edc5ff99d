using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Expressions;

/// <summary>Which of a request's expressions is read: its member's name, which AWS's messages begin with.</summary>
internal sealed record ExpressionKind(string Name)
{
    public static ExpressionKind Condition { get; } = new("ConditionExpression");

    public static ExpressionKind Filter { get; } = new("FilterExpression");

    public static ExpressionKind KeyCondition { get; } = new("KeyConditionExpression");

    public static ExpressionKind Projection { get; } = new("ProjectionExpression");

    public static ExpressionKind Update { get; } = new("UpdateExpression");

    public AwsException Invalid(string reason) => DynamoDbErrors.Validation($"Invalid {Name}: {reason}");

    /// <summary>AWS shows the token with its neighbours; how far "near" reaches is not documented.</summary>
    public AwsException SyntaxError(string expression, int position, int length)
    {
        var token = position < expression.Length ? expression.Substring(position, length) : "<EOF>";
        var from = Math.Max(0, position - 10);
        var near = expression[from..Math.Min(expression.Length, position + length + 10)];
        return Invalid($"Syntax error; token: \"{token}\", near: \"{near}\"");
    }

    public AwsException WrongOperand(string operation, string type) =>
        Invalid($"Incorrect operand type for operator or function; operator or function: {operation}, operand type: {type}");
}
