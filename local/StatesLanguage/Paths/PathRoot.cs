namespace Comparison.Local.StatesLanguage.Paths;

/// <summary>What a path starts from.</summary>
internal enum PathRoot
{
    /// <summary><c>$</c>: the data that the field works on.</summary>
    Data,

    /// <summary><c>$$</c>: the context object.</summary>
    Context,

    /// <summary><c>$name</c>: a variable of the workflow.</summary>
    Variable,
}
