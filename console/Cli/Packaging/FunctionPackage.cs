namespace Comparison.Cli.Packaging;

/// <summary>A zip of functions: one program, which serves the function that <c>ANNOTATIONS_HANDLER</c> names.</summary>
/// <param name="Name">The zip's name without its ending, as Terraform asks for it.</param>
/// <param name="Project">The project's folder in the repository.</param>
/// <param name="Assembly">What Lambda is given as the handler.</param>
internal sealed record FunctionPackage(string Name, string Project, string Assembly)
{
    public static IReadOnlyList<FunctionPackage> All { get; } =
    [
        new("durable", "durable", "Comparison.Durable"),
        new("shared", "shared/Functions", "Comparison.Functions"),
        new("stepfunctions", "stepfunctions", "Comparison.StepFunctions"),
    ];
}
