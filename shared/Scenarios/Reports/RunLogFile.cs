using System.Text;
using Comparison.Adapters.Json;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Reports;

/// <summary>What the functions of both variants logged, as text: time, variant, function, line.</summary>
public static class RunLogFile
{
    public static string Write(LocalComparison both)
    {
        var text = new StringBuilder();
        foreach (var stack in new[] { both.Durable, both.StepFunctions })
            foreach (var line in stack.Services.Lambda.Logs.Lines)
                text.AppendLine($"{InstantConverter.Write(line.Timestamp)} {stack.Variant.ToText()} {line.FunctionName} {line.Message}");
        return text.ToString();
    }
}

/// <summary>Writes a file so that whoever reads it meanwhile sees the one before or this one, and never a part of it.</summary>
public static class WholeFile
{
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var unfinished = $"{path}.{Path.GetRandomFileName()}";
        await File.WriteAllTextAsync(unfinished, text, cancellationToken);
        File.Move(unfinished, path, overwrite: true);
    }
}
