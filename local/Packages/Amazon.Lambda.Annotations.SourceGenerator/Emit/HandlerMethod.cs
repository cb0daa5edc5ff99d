using Amazon.Lambda.Annotations.SourceGenerator.Models;

namespace Amazon.Lambda.Annotations.SourceGenerator.Emit;

/// <summary>Writes the method that Lambda calls: the function's own signature, or that of a durable invocation.</summary>
internal static class HandlerMethod
{
    private const string DurableExecution = "global::Amazon.Lambda.DurableExecution";
    private const string Stream = "global::System.IO.Stream";
    private const string Task = "global::System.Threading.Tasks.Task";

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

    /// <summary>
    /// The serializer is left out only where the bootstrap's shapes would be ambiguous with it: a function that takes and gives nothing.
    /// </summary>
    public static bool NeedsSerializer(FunctionModel function) =>
        function.ReturnType != Task || function.Parameters.Any(parameter => parameter.Role != ParameterRole.Service);

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
        ? $"{Task}<{DurableExecution}.DurableExecutionInvocationOutput>"
        : function.ReturnType;

    private static List<string> Parameters(FunctionModel function)
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
            .Select(parameter => $"{parameter.Type} {parameter.GeneratedName}")
            .ToList();

        // Lambda always sends a payload; a function that takes nothing gets it as a stream that it leaves alone.
        return parameters.Count > 0 ? parameters : [$"{Stream} stream"];
    }
}
