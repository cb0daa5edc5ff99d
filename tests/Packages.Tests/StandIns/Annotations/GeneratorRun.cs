using System.Collections.Immutable;
using Amazon.Lambda.Annotations.SourceGenerator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Comparison.Packages.Tests.StandIns.Annotations;

/// <summary>The generator over one source, with the packages of this test project as references.</summary>
internal sealed class GeneratorRun
{
    private const string Serializer =
        "[assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]\n";

    private const string Usings =
        "using System.IO; using System.Threading.Tasks; using Amazon.Lambda.Annotations; using Amazon.Lambda.Core;\n";

    // The surface that the generated code calls. The package's own would bring the AWS clients into every one of these compilations.
    private const string DurableSurface = """
        namespace Amazon.Lambda.DurableExecution
        {
            public interface IDurableContext;
            public sealed class DurableExecutionInvocationInput;
            public sealed class DurableExecutionInvocationOutput;
            public static class DurableFunction
            {
                public static Task<DurableExecutionInvocationOutput> WrapAsync<TIn, TOut>(
                    System.Func<TIn, IDurableContext, Task<TOut>> workflow, DurableExecutionInvocationInput input, ILambdaContext context)
                    => null;
                public static Task<DurableExecutionInvocationOutput> WrapAsync<TIn>(
                    System.Func<TIn, IDurableContext, Task> workflow, DurableExecutionInvocationInput input, ILambdaContext context)
                    => null;
            }
        }
        """;

    private static readonly string[] Referenced =
        ["Amazon.Lambda.", "Microsoft.Extensions.DependencyInjection", "System.", "netstandard"];

    private readonly GeneratorDriverRunResult _result;
    private readonly Compilation _compilation;

    private GeneratorRun(string source, OutputKind kind)
    {
        var compilation = CSharpCompilation.Create(
            "Sample", [CSharpSyntaxTree.ParseText(source)], References, new CSharpCompilationOptions(kind));
        var driver = CSharpGeneratorDriver.Create(new AnnotationsGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out _compilation, out _);
        _result = driver.GetRunResult();
    }

    private static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Referenced.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal))
                && !path.EndsWith("Amazon.Lambda.DurableExecution.dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Problems that the generator reports: identifier and message.</summary>
    public IEnumerable<string> Problems => _result.Diagnostics.Select(problem => $"{problem.Id}: {problem.GetMessage()}");

    /// <summary>Errors of the compiler in source and generated code together.</summary>
    public IEnumerable<string> CompilerErrors => _compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(diagnostic => diagnostic.ToString());

    public IEnumerable<string> Files => _result.GeneratedTrees.Select(tree => Path.GetFileName(tree.FilePath));

    public static GeneratorRun Library(string source, string assembly = Serializer) =>
        new($"{Usings}{assembly}{source}", OutputKind.DynamicallyLinkedLibrary);

    public static GeneratorRun Executable(string source) =>
        new($"{Usings}{Serializer}[assembly: LambdaGlobalProperties(GenerateMain = true)]\n{source}", OutputKind.ConsoleApplication);

    public static GeneratorRun Durable(string source) => Library($"{source}\n{DurableSurface}");

    public string File(string name) => _result.GeneratedTrees.Single(tree => Path.GetFileName(tree.FilePath) == name).ToString();

    /// <summary>The generated method as the compiler sees it.</summary>
    public string Signature(string type, string method) =>
        _compilation.GetTypeByMetadataName(type)!.GetMembers(method).Single().ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat
            .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType)
            .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName));
}
