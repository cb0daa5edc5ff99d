using Comparison.Local.StatesLanguage.Jsonata.Bounds;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary>The variables of a block or of a call of a function; those around it can be seen, but not changed.</summary>
internal sealed class Frame
{
    private readonly Frame? _outer;
    private string[] _names;
    private object?[] _values;
    private int _count;

    /// <summary>The outermost variables of an evaluation; functions are looked for beyond it.</summary>
    public Frame(EvaluationRun run) => (Run, _names, _values) = (run, [], []);

    public Frame(Frame outer) => (Run, _outer, _names, _values) = (outer.Run, outer, [], []);

    /// <summary>What a path has bound on its way to a value.</summary>
    public Frame(Frame outer, Bindings bindings)
        : this(outer)
    {
        foreach (var (name, value) in bindings.Variables)
            Bind(name, value);
    }

    public EvaluationRun Run { get; }

    public void Bind(string name, object? value)
    {
        for (var i = 0; i < _count; i++)
            if (_names[i] == name)
            {
                _values[i] = value;
                return;
            }
        if (_count == _names.Length)
        {
            Array.Resize(ref _names, Math.Max(2, _count * 2));
            Array.Resize(ref _values, _names.Length);
        }
        (_names[_count], _values[_count++]) = (name, value);
    }

    public object? Lookup(string name)
    {
        for (var frame = this; frame is not null; frame = frame._outer)
            for (var i = 0; i < frame._count; i++)
                if (frame._names[i] == name)
                    return frame._values[i];
        return Run.Library.Find(name);
    }
}

/// <summary>One evaluation of an expression.</summary>
/// <param name="Now">What <c>$now()</c> and <c>$millis()</c> say, however long the evaluation takes.</param>
/// <param name="NextDouble">At least 0, less than 1.</param>
/// <param name="Read">Reads a text as an expression, for <c>$eval</c>.</param>
internal sealed record EvaluationRun(
    Budget Budget, FunctionLibrary Library, DateTimeOffset Now, Func<double> NextDouble, Func<string, ExpressionNode> Read)
{
    /// <summary>Where <c>$eval</c> evaluates: it sees the variables of the whole expression, not those of the blocks around it.</summary>
    public Frame Root { get; set; } = null!;
}

/// <summary>The functions that every expression can call.</summary>
internal sealed class FunctionLibrary(IReadOnlyDictionary<string, JsonataFunction> functions)
{
    public JsonataFunction? Find(string name) => functions.GetValueOrDefault(name);

    /// <summary>A library with more functions, which may replace some, and without one.</summary>
    public FunctionLibrary With(IEnumerable<NativeFunction> more, string without)
    {
        var all = new Dictionary<string, JsonataFunction>(functions);
        all.Remove(without);
        foreach (var function in more)
            all[function.Name!] = function;
        return new(all);
    }
}
