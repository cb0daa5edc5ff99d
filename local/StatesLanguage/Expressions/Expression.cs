using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Expressions;

/// <summary>Something in a definition that has a value only when its state runs.</summary>
internal abstract class Expression
{
    /// <exception cref="PathNotFoundException">A definite path leads nowhere.</exception>
    /// <exception cref="EvaluationException">An intrinsic function fails.</exception>
    public abstract JsonNode? Evaluate(EvaluationScope scope);

    /// <summary>The value of a field whose path AWS names in its message when that leads nowhere.</summary>
    /// <exception cref="EvaluationException">The path leads nowhere, or an intrinsic function fails.</exception>
    public JsonNode? EvaluateField(EvaluationScope scope)
    {
        try
        {
            return Evaluate(scope);
        }
        catch (PathNotFoundException missing)
        {
            throw EvaluationException.InvalidPath(ToString(), missing);
        }
    }

    /// <summary>What there is to say of a value that the field cannot have.</summary>
    /// <param name="ofPath">AWS's words when a path leads to the value.</param>
    /// <param name="ofQuery">AWS's words when it is the value of a JSONata expression.</param>
    public virtual EvaluationException Unusable(string ofPath, string ofQuery) => new(ofPath);

    /// <summary>The text in the definition, for messages.</summary>
    public abstract override string ToString();
}

/// <summary>A value that the definition gives outright.</summary>
internal sealed class LiteralExpression(JsonNode? value) : Expression
{
    public override JsonNode? Evaluate(EvaluationScope scope) => value;

    public override string ToString() => JsonText.Write(value);
}
