using System.Text.RegularExpressions;

namespace Comparison.Web.Forms;

/// <summary>Puts each broken rule to the fields that it is about.</summary>
/// <remarks>The API gives texts for people. They name a member as the request spells it, or in words.</remarks>
public static partial class FieldErrors
{
    /// <summary>The rules by the names of their fields; those that are about no field are under an empty name.</summary>
    public static ILookup<string, string> Place(IEnumerable<string> errors, IReadOnlyList<RequestField> fields) => errors
        .SelectMany(error => About(error, fields).DefaultIfEmpty("").Select(field => (field, error)))
        .ToLookup(placed => placed.field, placed => placed.error);

    private static IEnumerable<string> About(string error, IReadOnlyList<RequestField> fields)
    {
        // items[0].quantity is about items, whatever else its name stands for.
        if (Path().Match(error) is { Success: true } path && fields.Any(field => field.Name == path.Groups[1].Value))
            return [path.Groups[1].Value];
        return fields.Where(field => HasWords(error, field.Name) || HasWords(error, field.Phrase)).Select(field => field.Name);
    }

    // "At least one approver" is about approvers.
    private static bool HasWords(string error, string words) =>
        Regex.IsMatch(error, $@"(?<![\w-]){Regex.Escape(words.EndsWith('s') ? words[..^1] : words)}s?(?![\w-])", RegexOptions.IgnoreCase);

    [GeneratedRegex(@"^(\w+)\[\d+\]\.")]
    private static partial Regex Path();
}
