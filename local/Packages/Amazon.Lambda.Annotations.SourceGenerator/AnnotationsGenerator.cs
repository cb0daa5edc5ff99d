using System.Collections.Immutable;
using Amazon.Lambda.Annotations.SourceGenerator.Emit;
using Amazon.Lambda.Annotations.SourceGenerator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>Writes for each <c>[LambdaFunction]</c> the class that Lambda calls, and on demand the program that serves them.</summary>
/// <remarks>AWS's generator also writes a deployment template beside the project; this one touches no file.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class AnnotationsGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var functions = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownTypes.LambdaFunctionAttribute, (node, _) => node is MethodDeclarationSyntax, FunctionReader.Read);
        var startups = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownTypes.LambdaStartupAttribute, (node, _) => node is ClassDeclarationSyntax, StartupModel.Read);
        var assembly = context.CompilationProvider.Select(AssemblyModel.Read);

        context.RegisterSourceOutput(
            functions.Collect().Combine(startups.Collect()).Combine(assembly),
            (output, models) => Write(output, models.Left.Left, models.Left.Right, models.Right));
    }

    private static void Write(
        SourceProductionContext output,
        ImmutableArray<FunctionModel> functions,
        ImmutableArray<StartupModel> startups,
        AssemblyModel assembly)
    {
        var problems = AssemblyRules.Check(functions, startups, assembly).ToList();
        foreach (var problem in problems.Concat(functions.SelectMany(function => function.Problems)))
            output.ReportDiagnostic(problem.ToDiagnostic());

        // What an incomplete assembly would get could not be compiled, and would hide the mistake behind others.
        if (problems.Count > 0 || functions.IsEmpty || assembly.SerializerType is not { } serializer)
            return;

        var startup = startups.IsEmpty ? null : startups[0].Type;
        var sound = functions.Where(function => function.Problems.Count == 0).ToList();
        foreach (var function in sound)
            output.AddSource($"{function.GeneratedName}.g.cs", HandlerClass.Write(function, serializer, startup));
        if (assembly.GeneratesMain)
            output.AddSource("Program.g.cs", ProgramClass.Write(sound, serializer));
    }
}
