using Amazon.Lambda.Annotations.SourceGenerator.Models;
using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator.Diagnostics;

/// <summary>Mistakes that stop a build, under AWS's identifiers. The words are ours.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor SeveralStartups = Rule(
        "AWSLambda0101", "More than one startup class", "Only one class of an assembly may have [LambdaStartup]");

    public static readonly DiagnosticDescriptor MissingPackage = Rule(
        "AWSLambda0104", "A package is missing", "The project needs a reference to the package {0}");

    public static readonly DiagnosticDescriptor NotGenerated = Rule(
        "AWSLambda0107", "The function cannot be generated", "{0}");

    public static readonly DiagnosticDescriptor MissingSerializer = Rule(
        "AWSLambda0108",
        "No serializer",
        "The assembly needs [assembly: LambdaSerializer(typeof(...))] to read events and write responses");

    public static readonly DiagnosticDescriptor MainOfLibrary = Rule(
        "AWSLambda0111", "A library asks for a Main", "GenerateMain needs OutputType Exe");

    public static readonly DiagnosticDescriptor MainWithoutFunctions = Rule(
        "AWSLambda0113", "A Main without functions", "GenerateMain is set, but no method has [LambdaFunction]");

    public static readonly DiagnosticDescriptor WrongSignature = Rule(
        "AWSLambda0117", "Wrong signature for the event", "{0}");

    public static readonly DiagnosticDescriptor WrongDurableSignature = Rule(
        "AWSLambda0142",
        "Wrong signature of a durable function",
        "A durable function takes (TInput, IDurableContext) and returns Task or Task<TOutput>: {0}");

    public static readonly DiagnosticDescriptor WrongDurableSettings = Rule(
        "AWSLambda0144", "Durable settings out of range", "{0}");

    private static DiagnosticDescriptor Rule(string id, string title, string message) =>
        new(id, title, message, "AWSLambdaCSharpGenerator", DiagnosticSeverity.Error, isEnabledByDefault: true);
}

/// <summary>A diagnostic that has been found but not yet reported.</summary>
/// <param name="Argument">The part of the message that the rule leaves open; null if it leaves none.</param>
internal sealed record Problem(DiagnosticDescriptor Rule, LocationModel? Location, string? Argument = null)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location?.ToLocation(), Argument);
}
