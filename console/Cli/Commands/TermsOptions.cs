using System.CommandLine;
using Comparison.Local.Stacks;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;

namespace Comparison.Cli.Commands;

/// <summary>The options that say by which prices, and for which functions, is computed.</summary>
internal sealed class TermsOptions
{
    public const decimal MaxPerMonth = 10_000_000_000;

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

    private readonly Option<decimal?> _retries =
        NumberOption.Within("--retries", 0, 100, "Retries of each step and task, on average. As assumed when absent: 0, or 0.01 at the most.");

    // What Lambda accepts.
    private readonly Option<decimal?> _retention = NumberOption.Within(
        "--retention", 1, 90,
        $"Days that durable executions are kept after their end. {StackOptions.RetentionDays} when absent, as this suite deploys them.");

    public TermsOptions() => _arch.AcceptOnlyFromAmong("arm64", "x86");

    public void AddTo(Command command)
    {
        command.Add(_memory);
        command.Add(_region);
        command.Add(_assume);
        command.Add(_arch);
        command.Add(_retries);
        command.Add(_retention);
    }

    /// <exception cref="PriceSheetException">There is no sheet for the Region, or it lacks prices and none may be assumed.</exception>
    public Terms Read(ParseResult parsed)
    {
        var sheet = PriceSheets.For(parsed.GetRequiredValue(_region), parsed.GetValue(_assume));
        if (sheet.Unknown is [var first, ..])
            _ = sheet[first];
        return new(
            sheet,
            parsed.GetValue(_memory) ?? 1024,
            parsed.GetValue(_arch) == "x86" ? Architecture.X86 : Architecture.Arm64,
            parsed.GetValue(_retention) ?? StackOptions.RetentionDays)
        {
            Retries = parsed.GetValue(_retries),
        };
    }
}
