namespace Comparison.Local.StatesLanguage.Jsonata.Values;

/// <summary>A function, which is a value like any other.</summary>
internal abstract class JsonataFunction
{
    /// <summary>How many arguments it takes; a higher-order function hands over no more than these.</summary>
    public abstract int Arity { get; }
}
