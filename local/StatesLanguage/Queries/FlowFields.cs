namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>Which parts of the data flow a type of state has.</summary>
[Flags]
internal enum FlowFields
{
    /// <summary>Input and output can be selected, as in every state but Fail.</summary>
    Paths = 0,

    Parameters = 1,
    ResultSelector = 2,
    ResultPath = 4,
    Assign = 8,
}
