using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary>What a function asks of its arguments, such as <c>&lt;s-nn?:s&gt;</c>.</summary>
internal sealed class FunctionSignature(IReadOnlyList<Parameter> parameters)
{
    /// <summary>The arguments as the function takes them: single values wrapped where it asks for arrays, the context filled in.</summary>
    /// <exception cref="JsonataException">T0410: an argument does not match. T0411: nor does the context. T0412: nor do the items.</exception>
    public object?[] Validate(object?[] arguments, object? context)
    {
        var types = new ArgumentTypes[arguments.Length];
        for (var i = 0; i < types.Length; i++)
            types[i] = Parameter.TypeOf(arguments[i]);
        var counts = new int[parameters.Count];
        if (!Match(types, counts, 0, 0, parameters.Count, mustEnd: true))
            throw Mismatch(arguments, types, counts);

        var taken = new List<object?>(parameters.Count);
        var next = 0;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (counts[i] == 0)
                // One that is left out without the context to stand for it takes the next one's place, as in JavaScript's implementation.
                taken.Add(parameters[i].IsContext ? Context(parameters[i], context, next) : next < arguments.Length ? arguments[next++] : null);
            else
                for (var end = next + counts[i]; next < end; next++)
                    taken.Add(parameters[i].Take(next < arguments.Length ? arguments[next] : null, isOnly: counts[i] == 1, next));
        }
        return [.. taken];
    }

    private static object? Context(Parameter parameter, object? context, int index) =>
        (parameter.Types & Parameter.TypeOf(context)) != 0
            ? context
            : throw new JsonataException("T0411") { Index = index + 1, Value = ValueText.Json(context) };

    // Greedy, as a pattern would be: each takes what it can, and gives back what the next ones need.
    private bool Match(ArgumentTypes[] types, int[] counts, int parameter, int argument, int end, bool mustEnd)
    {
        if (parameter == end)
            return !mustEnd || argument == types.Length;
        var wanted = parameters[parameter];
        var max = 0;
        while (argument + max < types.Length && max < (wanted.IsRepeated ? types.Length : 1) && (types[argument + max] & wanted.Types) != 0)
            max++;
        for (counts[parameter] = max; counts[parameter] >= (wanted.IsOptional ? 0 : 1); counts[parameter]--)
            if (Match(types, counts, parameter + 1, argument + counts[parameter], end, mustEnd))
                return true;
        return false;
    }

    private JsonataException Mismatch(object?[] arguments, ArgumentTypes[] types, int[] counts)
    {
        var good = 0;
        for (var end = 1; end <= parameters.Count && Match(types, counts, 0, 0, end, mustEnd: false); end++)
            good = counts.Take(end).Sum();
        return new JsonataException("T0410")
        {
            Index = good + 1,
            Value = ValueText.Json(good < arguments.Length ? arguments[good] : null),
        };
    }
}

[Flags]
internal enum ArgumentTypes
{
    None = 0,
    Text = 1,
    Number = 2,
    Boolean = 4,
    Null = 8,
    Array = 16,
    Object = 32,
    Function = 64,
    Missing = 128,
    Json = Text | Number | Boolean | Null | Array | Object | Missing,
    Any = Json | Function,
}

/// <summary>One parameter of a signature.</summary>
internal sealed record Parameter(ArgumentTypes Types)
{
    /// <summary>Single values are wrapped.</summary>
    public bool IsArray { get; init; }

    /// <summary>The type of the items, as it stands in the signature.</summary>
    public string? ItemType { get; init; }

    public bool IsOptional { get; init; }

    public bool IsRepeated { get; init; }

    /// <summary>The context stands for the argument when that is left out.</summary>
    public bool IsContext { get; init; }

    public static ArgumentTypes TypeOf(object? value) => value switch
    {
        null => ArgumentTypes.Missing,
        string => ArgumentTypes.Text,
        double or LargeInteger => ArgumentTypes.Number,
        bool => ArgumentTypes.Boolean,
        JsonNull => ArgumentTypes.Null,
        JsonataArray => ArgumentTypes.Array,
        JsonataFunction => ArgumentTypes.Function,
        _ => ArgumentTypes.Object,
    };

    public static ArgumentTypes Parse(char symbol) => symbol switch
    {
        's' => ArgumentTypes.Text,
        'n' => ArgumentTypes.Number,
        'b' => ArgumentTypes.Boolean,
        'l' => ArgumentTypes.Null,
        'a' => ArgumentTypes.Array,
        'o' => ArgumentTypes.Object,
        'f' => ArgumentTypes.Function,
        _ => ArgumentTypes.None,
    };

    public object? Take(object? argument, bool isOnly, int index)
    {
        if (!IsArray || argument is null)
            return argument;
        if (ItemType is { } type && !AreOf(argument, type, isOnly))
            throw new JsonataException("T0412") { Index = index + 1, Value = ValueText.Json(argument), Type = Plural(type) };
        return argument is JsonataArray ? argument : new JsonataArray([argument]);
    }

    private static bool AreOf(object argument, string type, bool isOnly)
    {
        if (argument is not JsonataArray array)
            return isOnly && type.Length == 1 && TypeOf(argument) == Parse(type[0]);
        return array.Count == 0
            || (TypeOf(array[0]) is var first && first == Parse(type[0]) && array.Items.TrueForAll(item => TypeOf(item) == first));
    }

    private static string? Plural(string type) => type switch
    {
        "a" => "arrays",
        "b" => "booleans",
        "f" => "functions",
        "n" => "numbers",
        "o" => "objects",
        "s" => "strings",
        _ => null,
    };
}
