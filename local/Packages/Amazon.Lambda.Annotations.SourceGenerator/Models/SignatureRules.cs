using Amazon.Lambda.Annotations.SourceGenerator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator.Models;

/// <summary>Which methods can be functions.</summary>
internal static class SignatureRules
{
    private static readonly string[] SqsReturnTypes =
    [
        "void",
        "System.Threading.Tasks.Task",
        KnownTypes.SqsBatchResponse,
        $"System.Threading.Tasks.Task<{KnownTypes.SqsBatchResponse}>",
    ];

    public static bool Has(ISymbol symbol, string attribute) => Find(symbol, attribute) is not null;

    public static IEnumerable<Problem> Check(IMethodSymbol method)
    {
        var location = LocationModel.From(method);
        if (Find(method, KnownTypes.DurableExecutionAttribute) is { } durable)
        {
            if (WrongDurable(method) is { } why)
                yield return new Problem(Rules.WrongDurableSignature, location, why);
            foreach (var setting in WrongSettings(durable))
                yield return new Problem(Rules.WrongDurableSettings, location, setting);
        }
        else if (Has(method, KnownTypes.SqsEventAttribute) && WrongForSqs(method) is { } why)
        {
            yield return new Problem(Rules.WrongSignature, location, why);
        }
        else if (WrongForAll(method) is { } reason)
        {
            yield return new Problem(Rules.WrongSignature, location, reason);
        }
    }

    private static string? WrongDurable(IMethodSymbol method)
    {
        if (method.Parameters.Length != 2)
            return $"it has {method.Parameters.Length} parameters";
        if (!FunctionReader.IsOf(method.Parameters[1].Type, KnownTypes.DurableContext))
            return $"the second parameter must be '{KnownTypes.DurableContext}'";
        return FunctionReader.IsTask(method.ReturnType) ? null : "it returns no Task";
    }

    private static IEnumerable<string> WrongSettings(AttributeData durable)
    {
        if (durable.ConstructorArguments.FirstOrDefault().Value is int seconds and (< 1 or > 31_622_400))
            yield return $"ExecutionTimeout is {seconds}; it must be 1 to 31622400 seconds";
        foreach (var argument in durable.NamedArguments)
        {
            if (argument is { Key: "RetentionPeriodInDays", Value.Value: int days } && days is < 1 or > 90)
                yield return $"RetentionPeriodInDays is {days}; it must be 1 to 90";
        }
    }

    private static string? WrongForSqs(IMethodSymbol method)
    {
        if (method.Parameters.Length is 0 or > 2
            || !FunctionReader.IsOf(method.Parameters[0].Type, KnownTypes.SqsEvent)
            || (method.Parameters.Length == 2 && !FunctionReader.IsOf(method.Parameters[1].Type, KnownTypes.LambdaContext)))
            return $"A function with [SQSEvent] takes '{KnownTypes.SqsEvent}' and, if it likes, '{KnownTypes.LambdaContext}'";
        return SqsReturnTypes.Contains(method.ReturnType.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat))
            ? null
            : $"A function with [SQSEvent] returns void, Task, '{KnownTypes.SqsBatchResponse}' or a Task of it";
    }

    private static string? WrongForAll(IMethodSymbol method)
    {
        var events = method.Parameters.Count(parameter =>
            !FunctionReader.IsOf(parameter.Type, KnownTypes.LambdaContext) && !Has(parameter, KnownTypes.FromServicesAttribute));
        return events > 1 ? $"A Lambda function takes one event, but {method.Name} takes {events}" : null;
    }

    private static AttributeData? Find(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass?.ToDisplayString() == attribute);
}
