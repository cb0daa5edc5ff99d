using System.CommandLine;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;

namespace Comparison.Cli.Commands;

/// <summary>The options that say by which prices, and for which functions, is computed.</summary>
internal sealed class TermsOptions
{
    public const decimal MostPerMonth = 10_000_000_000;

    // What Lambda accepts.
    private readonly Option<decimal?> _memory =
        NumberOption.Within("--memory", 128, 10_240, "Memory of every function in MB. 1024 when absent.");

    private readonly Option<string> _region = new("--region")
    {
        Description = $"The Region whose prices are taken: {string.Join(", ", PriceSheets.Regions)}.",
        DefaultValueFactory = _ => PriceSheets.Home,
    };

    private readonly Option<bool> _assume = new("--assume-us-east-1")
    {
        Description = "Prices that are not known in the Region are taken from us-east-1, and marked so.",
    };

    private readonly Option<string> _arch = new("--arch")
    {
        Description = "The functions' processors: arm64 or x86.",
        DefaultValueFactory = _ => "arm64",
    };

    public TermsOptions() => _arch.AcceptOnlyFromAmong("arm64", "x86");

    public void AddTo(Command command)
    {
        command.Add(_memory);
        command.Add(_region);
        command.Add(_assume);
        command.Add(_arch);
    }

    /// <exception cref="PriceSheetException">There is no sheet for the Region, or it lacks prices and none may be assumed.</exception>
    public Terms Read(ParseResult parsed)
    {
        var sheet = PriceSheets.Of(parsed.GetRequiredValue(_region), parsed.GetValue(_assume));
        if (sheet.Unknown is [var first, ..])
            _ = sheet[first];
        return new(
            sheet,
            parsed.GetValue(_memory) ?? 1024,
            parsed.GetValue(_arch) == "x86" ? Architecture.X86 : Architecture.Arm64);
    }
}
