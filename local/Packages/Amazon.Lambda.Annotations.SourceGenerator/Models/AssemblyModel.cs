using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator.Models;

/// <summary>What the assembly's attributes and references say about all its functions.</summary>
internal sealed record AssemblyModel(
    string? SerializerType,
    bool GeneratesMain,
    bool IsExecutable,
    bool KnowsServices,
    bool KnowsRuntime,
    bool KnowsDurableExecution)
{
    public static AssemblyModel Read(Compilation compilation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var attributes = compilation.Assembly.GetAttributes();
        var serializer = Find(KnownTypes.LambdaSerializerAttribute)?.ConstructorArguments[0].Value as ITypeSymbol;
        var generatesMain = Find(KnownTypes.LambdaGlobalPropertiesAttribute)?.NamedArguments
            .Any(argument => argument is { Key: "GenerateMain", Value.Value: true }) == true;
        return new AssemblyModel(
            serializer?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            generatesMain,
            compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication,
            Knows(KnownTypes.ServiceProvider),
            Knows(KnownTypes.LambdaBootstrapBuilder),
            Knows(KnownTypes.DurableFunction));

        AttributeData? Find(string name) => attributes.FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == name);

        bool Knows(string name) => compilation.GetTypeByMetadataName(name) is not null;
    }
}

/// <summary>A class with <c>[LambdaStartup]</c>.</summary>
internal sealed record StartupModel(string Type, LocationModel? Location)
{
    public static StartupModel Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var type = (INamedTypeSymbol)context.TargetSymbol;
        return new StartupModel(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), LocationModel.From(type));
    }
}
