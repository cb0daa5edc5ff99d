using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary>The call of a function.</summary>
internal sealed class CallNode(ExpressionNode procedure, IReadOnlyList<ExpressionNode> arguments, int position) : ExpressionNode(position)
{
    public ExpressionNode Procedure { get; } = procedure;

    /// <summary>The last thing that a function does: it is left to the caller, so that recursion does not go deeper.</summary>
    public bool IsTail { get; set; }

    /// <summary>The name by which the function is called, for messages.</summary>
    public string? Name => Procedure switch
    {
        VariableNode variable => variable.Name,
        PathNode path => (path.Steps[0] as NameNode)?.Name,
        LiteralNode literal => ValueText.Json(literal.Value),
        _ => null,
    };

    public object?[] EvaluateArguments(object? input, Frame frame, object? first = null, bool hasFirst = false)
    {
        var offset = hasFirst ? 1 : 0;
        var values = new object?[arguments.Count + offset];
        if (hasFirst)
            values[0] = first;
        for (var i = 0; i < arguments.Count; i++)
            values[i + offset] = arguments[i].Evaluate(input, frame);
        return values;
    }

    /// <summary>Calls the function with one more argument, the first.</summary>
    public object? EvaluateWith(object? first, object? input, Frame frame) => Call(input, frame, first, hasFirst: true);

    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => InContext(arguments.Prepend(Procedure));

    protected override object? Compute(object? input, Frame frame) =>
        IsTail ? new TailCall(this, input, frame) : Call(input, frame, first: null, hasFirst: false);

    private object? Call(object? input, Frame frame, object? first, bool hasFirst)
    {
        var function = Procedure.Evaluate(input, frame);
        if (function is null && Procedure is PathNode && Name is { } name && frame.Lookup(name) is not null)
            throw new JsonataException("T1005") { Position = Position, Token = name, Words = name };
        var values = EvaluateArguments(input, frame, first, hasFirst);
        try
        {
            return Calling.Apply(function, values, input, frame.Run);
        }
        catch (JsonataException error) when (Locate(error))
        {
            throw;
        }
    }

    // A filter that lets the error pass, so that it need not be thrown again on every level.
    private bool Locate(JsonataException error)
    {
        error.Locate(Position, Name);
        return false;
    }
}

/// <summary>A call that is yet to be made.</summary>
internal sealed record TailCall(CallNode Call, object? Input, Frame Frame);

/// <summary>How functions are called.</summary>
internal static class Calling
{
    public static object? Apply(object? function, object?[] arguments, object? input, EvaluationRun run)
    {
        run.Budget.EnterCall();
        var result = Invoke(function, arguments, input, run);
        while (result is TailCall tail)
        {
            var next = tail.Call.Procedure.Evaluate(tail.Input, tail.Frame);
            var values = tail.Call.EvaluateArguments(tail.Input, tail.Frame);
            run.Budget.Spend(1);
            try
            {
                result = Invoke(next, values, input, run);
            }
            catch (JsonataException error)
            {
                error.Locate(tail.Call.Position, tail.Call.Name);
                throw;
            }
        }
        run.Budget.LeaveCall();
        return result;
    }

    private static object? Invoke(object? function, object?[] arguments, object? input, EvaluationRun run) =>
        function is Callable callable ? callable.Invoke(arguments, input, run) : throw new JsonataException("T1006");
}

/// <summary>The call of a function with some of its arguments left open: a function of those.</summary>
internal sealed class PartialCallNode(ExpressionNode procedure, IReadOnlyList<ExpressionNode?> arguments, int position) : ExpressionNode(position)
{
    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => InContext(arguments.Prepend(procedure));

    protected override object? Compute(object? input, Frame frame)
    {
        var values = arguments.Select(argument => argument?.Evaluate(input, frame)).ToArray();
        var function = procedure.Evaluate(input, frame);
        if (function is Callable callable)
            return new PartialFunction(callable, values, [.. arguments.Select(argument => argument is null)]);
        var name = ((procedure as PathNode)?.Steps[0] as NameNode)?.Name;
        throw function is null && name is not null && frame.Lookup(name) is not null
            ? new JsonataException("T1007") { Position = Position, Token = name, Words = name }
            : new JsonataException("T1008") { Position = Position, Token = name };
    }
}

/// <summary><c>~&gt;</c>: the left side as the first argument of the right one; of two functions, one function.</summary>
internal sealed class ApplicationNode(ExpressionNode left, ExpressionNode right, int position) : ExpressionNode(position)
{
    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => InContext(left, right);

    protected override object? Compute(object? input, Frame frame)
    {
        var value = left.Evaluate(input, frame);
        // A filter behind the call is passed over, as in JavaScript's implementation.
        if (right is CallNode call)
            return call.EvaluateWith(value, input, frame);
        var function = right.Evaluate(input, frame);
        if (function is not Callable callable)
            throw new JsonataException("T2006") { Position = Position, Value = ValueText.Json(function) };
        if (value is Callable first)
            return new ChainedFunction(first, callable);
        return Calling.Apply(callable, [value], input: null, frame.Run);
    }
}

/// <summary>A function that the expression defines.</summary>
internal sealed class LambdaNode(IReadOnlyList<string> parameters, FunctionSignature? signature, ExpressionNode body, int position) : ExpressionNode(position)
{
    public IReadOnlyList<string> Parameters { get; } = parameters;

    public FunctionSignature? Signature { get; } = signature;

    public ExpressionNode Body { get; } = body;

    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => InContext(Body);

    protected override object? Compute(object? input, Frame frame) => new Lambda(this, input, frame);
}
