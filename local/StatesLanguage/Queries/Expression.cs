using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>Something in a definition that has a value only when its state runs.</summary>
internal abstract class Expression
{
    /// <exception cref="Paths.PathNotFoundException">A definite path leads nowhere.</exception>
    /// <exception cref="EvaluationException">An intrinsic function fails.</exception>
    public abstract JsonNode? Evaluate(Scope scope);

    /// <summary>The text in the definition, for messages.</summary>
    public abstract override string ToString();
}
