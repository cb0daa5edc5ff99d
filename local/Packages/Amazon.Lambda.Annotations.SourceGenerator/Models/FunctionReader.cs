using Amazon.Lambda.Annotations.SourceGenerator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator.Models;

/// <summary>Reads a method with <c>[LambdaFunction]</c> from the compilation.</summary>
internal static class FunctionReader
{
    private const string Task = "System.Threading.Tasks.Task";
    private const string TaskOfResult = "System.Threading.Tasks.Task<TResult>";

    public static FunctionModel Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var method = (IMethodSymbol)context.TargetSymbol;
        var type = method.ContainingType;
        return new FunctionModel(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            type.Name,
            Name(type),
            method.Name,
            SignatureRules.Has(method, KnownTypes.DurableExecutionAttribute),
            IsTask(method.ReturnType),
            Name(method.ReturnType),
            ResultOf(method),
            new EquatableArray<ParameterModel>(method.Parameters.Select(Read)),
            LocationModel.From(method),
            new EquatableArray<Problem>(SignatureRules.Check(method)));
    }

    /// <summary>Compares the type as it was declared: every <c>Task&lt;int&gt;</c> is a <c>Task&lt;TResult&gt;</c>.</summary>
    public static bool IsOf(ITypeSymbol type, string name) => type.OriginalDefinition.ToDisplayString() == name;

    public static bool IsTask(ITypeSymbol type) => IsOf(type, Task) || IsOf(type, TaskOfResult);

    private static ParameterModel Read(IParameterSymbol parameter)
    {
        var role = SignatureRules.Has(parameter, KnownTypes.FromServicesAttribute) ? ParameterRole.Service
            : IsOf(parameter.Type, KnownTypes.LambdaContext) ? ParameterRole.Context
            : ParameterRole.Event;
        return new ParameterModel(Name(parameter.Type), parameter.Name, role);
    }

    private static string? ResultOf(IMethodSymbol method) => method.ReturnType switch
    {
        _ when method.ReturnsVoid || IsOf(method.ReturnType, Task) => null,
        INamedTypeSymbol task when IsOf(task, TaskOfResult) => Name(task.TypeArguments[0]),
        var result => Name(result),
    };

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
