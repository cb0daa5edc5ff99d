using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator.Models;

/// <summary>A class with <c>[LambdaStartup]</c>.</summary>
internal sealed record StartupModel(string Type, LocationModel? Location)
{
    public static StartupModel Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var type = (INamedTypeSymbol)context.TargetSymbol;
        return new StartupModel(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), LocationModel.Of(type));
    }
}
