using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Paths;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.JsonPathQueries;

/// <summary>Reads the conditions of JSONPath: a variable and one test of it, or a combination of such.</summary>
internal static class ConditionReader
{
    // What stands in for a condition that was refused; the definition it belongs to never runs.
    private static readonly ChoiceCondition Refused = new Combination(all: false, []);

    public static ChoiceCondition Read(Fields rule)
    {
        if (rule.Has("And"))
            return ReadCombination(rule, "And");
        if (rule.Has("Or"))
            return ReadCombination(rule, "Or");
        if (rule.Has("Not"))
            return rule.Object("Not") is { } inner ? new Negation(ReadInner(rule.Inside(inner, "Not"))) : Refused;
        rule.Require("Variable");
        return JsonPathParser.Read(rule, "Variable") is { } variable ? ReadTest(rule, variable) : Refused;
    }

    private static Combination ReadCombination(Fields rule, string name)
    {
        var conditions = rule.Objects(name).Select(ReadInner).ToArray();
        if (conditions.Length == 0)
            rule.Refuse("Value cannot be empty", name);
        return new Combination(name == "And", conditions);
    }

    private static ChoiceCondition ReadInner(Fields fields)
    {
        var condition = Read(fields);
        fields.RefuseOthers();
        return condition;
    }

    private static ChoiceCondition ReadTest(Fields rule, JsonPath variable)
    {
        if (rule.Has("IsPresent"))
            return rule.Boolean("IsPresent") is { } expected ? new Presence(variable, expected) : Refused;
        foreach (var (name, test) in Operators.OfType)
            if (rule.Has(name))
                return ReadTypeTest(rule, name, variable, test);
        foreach (var (name, test) in Operators.Comparing)
            if (rule.Has(name) || rule.Has(name + "Path"))
                return ReadComparison(rule, name, variable, test);
        rule.Refuse("A choice rule needs one comparison operator");
        return Refused;
    }

    private static ValueTest ReadTypeTest(Fields rule, string name, JsonPath variable, Func<JsonNode?, bool> test)
    {
        var expected = rule.Boolean(name) ?? true;
        return new(variable, new LiteralExpression(null), (value, _) => test(value) == expected);
    }

    private static ChoiceCondition ReadComparison(Fields rule, string name, JsonPath variable, Func<JsonNode?, JsonNode?, bool> test)
    {
        // The one comparison without a sister that takes a path.
        if (rule.Has(name + "Path") && name != "StringMatches")
            return JsonPathParser.Read(rule, name + "Path") is { } path
                ? new ValueTest(variable, new PathExpression(path), test)
                : Refused;
        var operand = rule.Raw(name);
        if (Operators.Accepts(name, operand))
            return new ValueTest(variable, new LiteralExpression(operand), test);
        rule.Refuse(
            name.StartsWith("Timestamp", StringComparison.Ordinal)
                ? "String does not match RFC3339 timestamp"
                : $"'{JsonText.Write(operand)}' is no value for {name}",
            name);
        return Refused;
    }
}
