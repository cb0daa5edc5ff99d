using System.CommandLine;
using Comparison.Cli.Remote;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Commands;

/// <summary>The options that say by which prices, and for which functions, is computed: as the Terraform roots deploy unless told otherwise.</summary>
internal sealed class TermsOptions
{
    public const decimal MaxPerMonth = 10_000_000_000;

    private readonly Option<string?> _terraform = new("--from-terraform")
    {
        Description = "Takes memory, architecture, Region, retention and log level from a Terraform root that was applied, or from a file with "
            + "what terraform show -json (of a plan, too) or terraform output -json printed. The roots' own defaults when absent.",
        HelpName = "folder or file",
    };

    // What Lambda accepts.
    private readonly Option<decimal?> _memory =
        NumberOption.Within("--memory", "MB", 128, 10_240, $"Memory of every function in MB. {Deployed.MemoryMegabytes} when absent.");

    private readonly Option<string?> _region = new("--region")
    {
        Description = $"The Region whose prices are taken: {string.Join(", ", PriceSheets.Regions)}. {Deployed.Region} when absent. "
            + $"Prices that are not known there are assumed equal to those of {PriceSheets.Home}, and marked so.",
        HelpName = "region",
    };

    private readonly Option<string?> _arch = new("--arch") { Description = "The functions' processors: arm64 or x86. arm64 when absent." };

    private readonly Option<decimal?> _retries =
        NumberOption.Within("--retries", "retries", 0, 100, "Retries of each step and task, on average. As assumed when absent: 0, or 0.01 at the most.");

    // What Lambda accepts.
    private readonly Option<decimal?> _retention = NumberOption.Within(
        "--retention", "days", 1, 90, $"Days that durable executions are kept after their end. {Deployed.RetentionDays} when absent.");

    public TermsOptions() => _arch.AcceptOnlyFromAmong("arm64", "x86");

    public void AddTo(Command command)
    {
        command.Add(_terraform);
        command.Add(_memory);
        command.Add(_region);
        command.Add(_arch);
        command.Add(_retries);
        command.Add(_retention);
    }

    /// <exception cref="PriceSheetException">There is no sheet for the Region.</exception>
    /// <exception cref="DeploymentException">Terraform's word cannot be had, or the model has no term for it.</exception>
    public async Task<Terms> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var terms = parsed.GetValue(_terraform) is { } place
            ? (await TerraformTerms.ReadAsync(RepositoryFiles.FromUser(place), cancellationToken)).Over(Deployed.Terms)
            : Deployed.Terms;
        return terms with
        {
            Sheet = parsed.GetValue(_region) is { } region ? PriceSheets.For(region, assumeHome: true) : terms.Sheet,
            MemoryMegabytes = parsed.GetValue(_memory) ?? terms.MemoryMegabytes,
            Architecture = parsed.GetValue(_arch) switch
            {
                "arm64" => Architecture.Arm64,
                "x86" => Architecture.X86,
                _ => terms.Architecture,
            },
            RetentionDays = parsed.GetValue(_retention) ?? terms.RetentionDays,
            Retries = parsed.GetValue(_retries),
        };
    }
}
