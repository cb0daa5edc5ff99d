using System.CommandLine;
using Comparison.Cli.Output;
using Comparison.Pricing.Advice;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Commands;

/// <summary><c>compare advise</c>: which variant costs less for a workflow of a shape, by how much, and where that flips.</summary>
internal sealed class AdviseCommand : Command
{
    private readonly Option<decimal?> _perMonth =
        NumberOption.Within("--per-month", 1, TermsOptions.MaxPerMonth, "Executions a month.");

    private readonly Option<TimeSpan?> _wait =
        NumberOption.Duration("--wait", "How long somebody takes to answer: 90s, 30m, 48h, 7d.");

    private readonly Option<decimal?> _payload =
        NumberOption.Within("--payload", 0, 1024, "KB of the request, of each step's result and of the answer.");

    private readonly Option<decimal?> _steps = NumberOption.Within("--steps", 0, 5000, "Steps besides the wait for an answer.");
    private readonly TermsOptions _terms = new();

    public AdviseCommand()
        : base("advise", "Says which variant costs less for a workflow of a given shape, by how much and where that flips.")
    {
        foreach (var option in new Option[] { _perMonth, _wait, _payload, _steps })
        {
            option.Required = true;
            Add(option);
        }
        _terms.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Terms terms;
        try
        {
            terms = await _terms.ReadAsync(parsed, cancellationToken);
        }
        catch (Exception refused) when (refused is DeploymentException or PriceSheetException)
        {
            return Exit.Usage(refused.Message);
        }
        var shape = new WaitingShape(
            parsed.GetRequiredValue(_steps)!.Value, parsed.GetRequiredValue(_payload)!.Value * 1000,
            parsed.GetRequiredValue(_wait)!.Value);
        var perMonth = parsed.GetRequiredValue(_perMonth)!.Value;
        AdviceView.Write(Terminal.Console, Recommendation.For(shape, terms, perMonth), terms, perMonth);
        return Exit.Same;
    }
}
