using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage;

/// <summary>Whether the variables of a definition may have their names, and each belongs to one scope alone.</summary>
/// <remarks>
/// The rules are those of AWS's guide (workflow variables): Unicode identifiers of at most 80 characters, of which <c>states</c> is
/// reserved; what Parallel or Map assign inside cannot have the name of a variable around them. That AWS refuses the definition for it,
/// and with which words, is not recorded; it does not where only a catcher around assigns the name (recorded), which is left to the run.
/// </remarks>
internal static class VariableCheck
{
    private const int MaxNameLength = 80;
    private const string Reserved = "states";

    // The second is the old name of the first.
    private static readonly string[] Processors = ["ItemProcessor", "Iterator"];

    public static IEnumerable<DefinitionProblem> Find(JsonObject machine) =>
        FindIn(machine, "", machine["QueryLanguage"].AsText() == "JSONata", outer: []);

    private static IEnumerable<DefinitionProblem> FindIn(JsonObject graph, string location, bool isJsonata, HashSet<string> outer)
    {
        var states = (graph["States"] as JsonObject ?? [])
            .Select(member => (State: member.Value as JsonObject ?? [], Place: $"{location}/States/{member.Key}"))
            .ToArray();
        var scope = new HashSet<string>(outer);
        foreach (var (state, place) in states)
            foreach (var (name, at, isCaught) in AssignedBy(state, place, isJsonata || state["QueryLanguage"].AsText() == "JSONata"))
            {
                if (!isCaught)
                    scope.Add(name);
                if (FindFault(name, outer) is { } fault)
                    yield return new("SCHEMA_VALIDATION_FAILED", fault, at);
            }
        foreach (var (state, place) in states)
            foreach (var (inner, at) in GraphsIn(state))
                foreach (var problem in FindIn(inner, $"{place}/{at}", isJsonata, scope))
                    yield return problem;
    }

    // A rule of a Choice and a catcher assign in the scope of their state.
    private static IEnumerable<(string Name, string Place, bool IsCaught)> AssignedBy(JsonObject state, string place, bool isJsonata) =>
        ObjectsIn(state, "Choices").Concat(ObjectsIn(state, "Catch")).Prepend((Fields: state, Place: ""))
            .SelectMany(one => (one.Fields["Assign"] as JsonObject ?? [])
                .Select(member => (isJsonata ? member.Key : WithoutSuffix(member.Key), $"{place}{one.Place}/Assign/{member.Key}", one.Place.StartsWith("/Catch", StringComparison.Ordinal))));

    private static IEnumerable<(JsonObject Graph, string Place)> GraphsIn(JsonObject state) =>
        ObjectsIn(state, "Branches").Select(branch => (branch.Fields, branch.Place.TrimStart('/')))
            .Concat(Processors.Where(name => state[name] is JsonObject).Select(name => (state[name]!.AsObject(), name)));

    private static IEnumerable<(JsonObject Fields, string Place)> ObjectsIn(JsonObject state, string name) =>
        (state[name] as JsonArray ?? []).Select((item, index) => (item as JsonObject ?? [], $"/{name}[{index}]"));

    private static string WithoutSuffix(string name) => name.EndsWith(".$", StringComparison.Ordinal) ? name[..^2] : name;

    private static string? FindFault(string name, HashSet<string> outer) =>
        name == Reserved ? $"The variable name '{name}' is reserved"
        : !IsIdentifier(name) ? $"The variable name '{name}' is not a Unicode identifier"
        : name.EnumerateRunes().Count() > MaxNameLength ? $"The name of a variable must not have more than {MaxNameLength} characters"
        : outer.Contains(name) ? $"The variable '{name}' is assigned in an outer scope already"
        : null;

    // ID_Start and ID_Continue of Unicode's annex 31, but for the few characters that it adds by name.
    private static bool IsIdentifier(string name)
    {
        var runes = name.EnumerateRunes().ToArray();
        return runes.Length > 0 && IsStart(runes[0]) && runes.All(IsPart);
    }

    private static bool IsStart(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;

    private static bool IsPart(Rune rune) => IsStart(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;
}
