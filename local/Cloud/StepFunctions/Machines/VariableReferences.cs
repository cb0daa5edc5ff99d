using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.StatesLanguage;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.Cloud.StepFunctions.Machines;

/// <summary>Which variables each state of a definition reads, as DescribeStateMachine shows it.</summary>
/// <remarks>
/// Read are the places where JSONPath stands: members whose names end in <c>.$</c> or <c>Path</c>, and a rule's Variable; and every text
/// that is a JSONata expression.
/// </remarks>
internal static partial class VariableReferences
{
    /// <summary>The names in alphabetical order by state; states that read none are left out.</summary>
    public static JsonObject Find(string definition)
    {
        var found = new JsonObject();
        Visit(JsonText.Parse(definition) as JsonObject ?? [], found);
        return found;
    }

    private static void Visit(JsonObject machine, JsonObject found)
    {
        foreach (var (name, node) in machine["States"] as JsonObject ?? [])
        {
            var state = node as JsonObject ?? [];
            var names = new SortedSet<string>(StringComparer.Ordinal);
            Collect(state, names, found);
            if (names.Count > 0)
                found[name] = new JsonArray([.. names.Select(variable => JsonValue.Create(variable))]);
        }
    }

    private static void Collect(JsonNode? node, SortedSet<string> names, JsonObject found)
    {
        // A machine inside a state, of a Map or a Parallel: its states are named beside the outer ones.
        if (node is JsonObject { } machine && machine["States"] is JsonObject)
            Visit(machine, found);
        else if (node is JsonObject members)
            foreach (var (key, value) in members)
                if (value?.GetValueKind() == JsonValueKind.String && IsPath(key))
                    names.UnionWith(Names(value.GetValue<string>()));
                else
                    Collect(value, names, found);
        else if (node is JsonArray items)
            foreach (var item in items)
                Collect(item, names, found);
        else if (node?.GetValueKind() == JsonValueKind.String)
            names.UnionWith(StateMachineDefinition.VariablesOfQuery(node.GetValue<string>()));
    }

    private static IEnumerable<string> Names(string expression) =>
        Variable().Matches(Quoted().Replace(expression, "")).Select(match => match.Groups[1].Value);

    private static bool IsPath(string member) =>
        member == "Variable" || member.EndsWith("Path", StringComparison.Ordinal) || member.EndsWith(".$", StringComparison.Ordinal);

    // $name, but neither $.member nor the context object's $$.
    [GeneratedRegex(@"(?<!\$)\$([A-Za-z_]\w*)")]
    private static partial Regex Variable();

    // Text inside an intrinsic function.
    [GeneratedRegex(@"'(\\.|[^'\\])*'")]
    private static partial Regex Quoted();
}
