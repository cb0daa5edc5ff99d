using Amazon.Lambda.Annotations.SourceGenerator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Amazon.Lambda.Annotations.SourceGenerator.Models;

/// <summary>What the generator needs to know about one <c>[LambdaFunction]</c>; types are written with <c>global::</c>.</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="ReturnType">As the method declares it; <c>void</c> included.</param>
/// <param name="ResultType">What is returned or what the task gives; null for <c>void</c> and <c>Task</c>.</param>
internal sealed record FunctionModel(
    string Namespace,
    string ClassName,
    string ClassType,
    string MethodName,
    bool IsDurable,
    bool IsAsync,
    string ReturnType,
    string? ResultType,
    EquatableArray<ParameterModel> Parameters,
    LocationModel? Location,
    EquatableArray<Problem> Problems)
{
    public string GeneratedName => $"{ClassName}_{MethodName}_Generated";

    public string GeneratedType => Namespace.Length == 0 ? $"global::{GeneratedName}" : $"global::{Namespace}.{GeneratedName}";

    public bool UsesServices => Parameters.Any(parameter => parameter.Role == ParameterRole.Service);
}

internal sealed record ParameterModel(string Type, string Name, ParameterRole Role)
{
    /// <summary>Its name in the generated method, where AWS's generator keeps clear of the names in its own code.</summary>
    public string GeneratedName => Role == ParameterRole.Context ? "__context__" : $"__{Name}__";
}

internal enum ParameterRole
{
    Event,
    Context,

    /// <summary>Comes from the services, not from the caller.</summary>
    Service,
}

/// <summary>A place in a source, without the syntax tree that would keep a whole compilation alive.</summary>
internal sealed record LocationModel(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationModel? From(ISymbol symbol) => symbol.Locations.FirstOrDefault() is { IsInSource: true } location
        ? new LocationModel(location.SourceTree!.FilePath, location.SourceSpan, location.GetLineSpan().Span)
        : null;

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
