using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>How data goes through one state, in the state's query language.</summary>
internal abstract class DataFlow
{
    /// <summary>What the state works on, out of its input.</summary>
    public abstract JsonNode? SelectInput(Scope scope);

    /// <summary>What the state's work is given.</summary>
    /// <param name="scope">Its data is what <see cref="SelectInput"/> yielded.</param>
    public abstract JsonNode? Arguments(Scope scope);

    /// <summary>What the state makes of its input and of the result of its work.</summary>
    /// <param name="scope">Its data is the state's input as it came.</param>
    public abstract Completion Complete(Scope scope, JsonNode? result);
}
