using Amazon.Lambda.Annotations.SourceGenerator.Models;
using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator.Diagnostics;

/// <summary>A diagnostic that has been found but not yet reported.</summary>
/// <param name="Argument">The part of the message that the rule leaves open; null if it leaves none.</param>
internal sealed record Problem(DiagnosticDescriptor Rule, LocationModel? Location, string? Argument = null)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location?.ToLocation(), Argument);
}
