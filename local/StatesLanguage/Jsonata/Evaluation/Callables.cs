using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary>A function of any origin.</summary>
internal abstract class Callable : JsonataFunction
{
    /// <param name="input">The context in which it is called, which may stand for an argument that is left out.</param>
    /// <returns>Its result, or a <see cref="TailCall"/>.</returns>
    public abstract object? Invoke(object?[] arguments, object? input, EvaluationRun run);
}

/// <summary>A function that the expression has defined, with what it sees around it.</summary>
internal sealed class Lambda(LambdaNode definition, object? context, Frame outer) : Callable
{
    public override int Arity => definition.Parameters.Count;

    public override object? Invoke(object?[] arguments, object? input, EvaluationRun run)
    {
        var values = definition.Signature is { } signature ? signature.Validate(arguments, input) : arguments;
        var frame = new Frame(outer);
        for (var i = 0; i < definition.Parameters.Count; i++)
            frame.Bind(definition.Parameters[i], i < values.Length ? values[i] : null);
        return definition.Body.Evaluate(context, frame);
    }
}

/// <summary>A function of the library.</summary>
internal sealed class NativeFunction(string? name, FunctionSignature? signature, int arity, Func<FunctionCall, object?> body) : Callable
{
    /// <summary>Null for one that the expression makes.</summary>
    public string? Name { get; } = name;

    public override int Arity => arity;

    public override object? Invoke(object?[] arguments, object? input, EvaluationRun run)
    {
        try
        {
            return body(new FunctionCall(signature is null ? arguments : signature.Validate(arguments, input), input, run));
        }
        catch (JsonataException error) when (error.Token is null)
        {
            error.Token = Name;
            throw;
        }
    }
}

/// <summary>What a function of the library is given.</summary>
internal readonly record struct FunctionCall(object?[] Arguments, object? Input, EvaluationRun Run)
{
    public object? this[int index] => index < Arguments.Length ? Arguments[index] : null;

    public string? Text(int index) => this[index] as string;

    public double? Number(int index) => this[index] is double or LargeInteger ? Judgement.ToDouble(this[index]) : null;

    public JsonataArray? Array(int index) => this[index] as JsonataArray;

    public JsonataObject? Object(int index) => this[index] as JsonataObject;

    /// <summary>Calls a function that was handed over, with as many of the values as it takes.</summary>
    public object? Apply(object? function, params ReadOnlySpan<object?> values)
    {
        var count = function is JsonataFunction known ? Math.Clamp(known.Arity, 1, values.Length) : values.Length;
        return Calling.Apply(function, values[..count].ToArray(), JsonNull.Instance, Run);
    }
}

/// <summary>A function some of whose arguments are given already.</summary>
internal sealed class PartialFunction(Callable function, object?[] values, bool[] isOpen) : Callable
{
    public override int Arity => isOpen.Count(open => open);

    public override object? Invoke(object?[] arguments, object? input, EvaluationRun run)
    {
        var all = (object?[])values.Clone();
        var next = 0;
        for (var i = 0; i < all.Length; i++)
            if (isOpen[i])
                all[i] = next < arguments.Length ? arguments[next++] : null;
        return Calling.Apply(function, all, input, run);
    }
}

/// <summary>Two functions, one after the other.</summary>
internal sealed class ChainedFunction(Callable first, Callable second) : Callable
{
    public override int Arity => 1;

    public override object? Invoke(object?[] arguments, object? input, EvaluationRun run)
    {
        var between = Calling.Apply(first, [arguments.Length > 0 ? arguments[0] : null], input, run);
        return Calling.Apply(second, [between], input, run);
    }
}
