using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>ErrorEquals of a retrier or catcher.</summary>
internal static class ErrorList
{
    public static IReadOnlyList<string> Read(Fields fields)
    {
        const string name = "ErrorEquals";
        fields.Require(name);
        var errors = (fields.Array(name) ?? []).Select(error => error.AsText()).ToArray();
        if (fields.Has(name) && errors.Length == 0)
            fields.Refuse("Value cannot be empty", name);
        if (errors.Contains(null))
            fields.Refuse("Value is not a string", name);
        if (errors.Length > 1 && errors.Contains(ErrorNames.All))
            fields.Refuse($"{ErrorNames.All} must appear alone", name);
        return [.. errors.OfType<string>()];
    }
}
