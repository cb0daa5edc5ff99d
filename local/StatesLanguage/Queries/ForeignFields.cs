using Comparison.Local.StatesLanguage.Definitions;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>Fields that only one of the languages has; AWS says so, rather than that it does not know them.</summary>
internal static class ForeignFields
{
    public static IReadOnlyList<string> OfJsonata { get; } = ["Arguments", "Output", "Items", "Condition"];

    public static IReadOnlyList<string> OfJsonPath { get; } =
    [
        "InputPath", "OutputPath", "ResultPath", "ResultSelector", "Parameters", "Result", "ItemsPath", "MaxConcurrencyPath",
        "TimeoutSecondsPath", "HeartbeatSecondsPath", "SecondsPath", "TimestampPath", "ErrorPath", "CausePath",
        "ToleratedFailureCountPath", "ToleratedFailurePercentagePath", "Variable",
    ];

    /// <param name="names">The fields that the state's language does not have.</param>
    public static void Refuse(Fields fields, IReadOnlyList<string> names, string language, string other)
    {
        foreach (var name in names.Where(fields.Has))
        {
            fields.Raw(name);
            fields.Refuse($"The QueryLanguage is set to '{language}', but field '{name}' is only supported for the '{other}' QueryLanguage");
        }
    }
}
