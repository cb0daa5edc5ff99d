namespace Comparison.Local.Stacks;

/// <summary>A program that serves several functions; <c>ANNOTATIONS_HANDLER</c> names the one that it is to be.</summary>
/// <param name="Zip">Its package's name, without the ending.</param>
/// <param name="Assembly">What Lambda is given as the handler.</param>
internal sealed record FunctionProgram(string Zip, string Assembly)
{
    public static FunctionProgram Durable { get; } = new("durable", "Comparison.Durable");

    public static FunctionProgram Shared { get; } = new("shared", "Comparison.Functions");

    public static FunctionProgram StepFunctions { get; } = new("stepfunctions", "Comparison.StepFunctions");
}
