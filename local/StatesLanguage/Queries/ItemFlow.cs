using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>Where a Map state has its items from, and what it makes of each.</summary>
internal abstract class ItemFlow
{
    /// <param name="scope">Its data is the state's selected input.</param>
    /// <exception cref="EvaluationException">There is no array.</exception>
    public abstract JsonArray Items(Scope scope);

    /// <summary>The input of one iteration.</summary>
    /// <param name="scope">As for <see cref="Items"/>, with the item in the context object.</param>
    public abstract JsonNode? Input(Scope scope, JsonNode? item);
}
