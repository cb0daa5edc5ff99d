using Amazon.Lambda.Annotations.SourceGenerator.Models;

namespace Amazon.Lambda.Annotations.SourceGenerator.Emit;

/// <summary>Writes the method that Lambda calls: the function's own signature, or that of a durable invocation.</summary>
internal static class HandlerMethod
{
    private const string DurableExecution = "global::Amazon.Lambda.DurableExecution";
    private const string Stream = "global::System.IO.Stream";

    public static string Signature(FunctionModel function) =>
        $"{(function.IsAsync ? "async " : "")}{ReturnType(function)} {function.MethodName}({string.Join(", ", Parameters(function))})";

    /// <summary>The type of a delegate to the generated method.</summary>
    public static string Delegate(FunctionModel function)
    {
        var types = Parameters(function).Select(parameter => parameter.Substring(0, parameter.LastIndexOf(' '))).ToList();
        return ReturnType(function) == "void"
            ? $"global::System.Action<{string.Join(", ", types)}>"
            : $"global::System.Func<{string.Join(", ", types)}, {ReturnType(function)}>";
    }

    /// <summary>Only a handler of streams that gives none but a stream does without the serializer.</summary>
    public static bool NeedsSerializer(FunctionModel function) =>
        function.IsDurable
        || function.ResultType is not (null or Stream)
        || function.Parameters.Any(parameter => parameter.Role == ParameterRole.Event && parameter.Type != Stream);

    public static string Call(FunctionModel function)
    {
        if (function.IsDurable)
        {
            // The type arguments cannot be inferred from a method group.
            var types = function.ResultType is null
                ? function.Parameters[0].Type
                : $"{function.Parameters[0].Type}, {function.ResultType}";
            return $"return await {DurableExecution}.DurableFunction.WrapAsync<{types}>("
                + $"function.{function.MethodName}, __request__, __context__);";
        }

        var arguments = function.Parameters.Select(parameter => parameter.Role == ParameterRole.Service
            ? $"scope.ServiceProvider.GetRequiredService<{parameter.Type}>()"
            : parameter.GeneratedName);
        var call = $"{(function.IsAsync ? "await " : "")}function.{function.MethodName}({string.Join(", ", arguments)});";
        return function.ResultType is null ? call : $"return {call}";
    }

    private static string ReturnType(FunctionModel function) => function.IsDurable
        ? $"global::System.Threading.Tasks.Task<{DurableExecution}.DurableExecutionInvocationOutput>"
        : function.ReturnType;

    private static IEnumerable<string> Parameters(FunctionModel function)
    {
        if (function.IsDurable)
        {
            return
            [
                $"{DurableExecution}.DurableExecutionInvocationInput __request__",
                "global::Amazon.Lambda.Core.ILambdaContext __context__",
            ];
        }

        var parameters = function.Parameters
            .Where(parameter => parameter.Role != ParameterRole.Service)
            .Select(parameter => $"{parameter.Type} {parameter.GeneratedName}");

        // Lambda always sends a payload; a function that takes none gets it as a stream that it leaves alone.
        return function.Parameters.Any(parameter => parameter.Role == ParameterRole.Event)
            ? parameters
            : parameters.Prepend($"{Stream} stream");
    }
}
