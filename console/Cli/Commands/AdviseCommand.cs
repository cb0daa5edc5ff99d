using System.CommandLine;
using Comparison.Cli.Machines;
using Comparison.Cli.Output;
using Comparison.Pricing.Advice;
using Comparison.Pricing.BreakEvens;
using Comparison.Pricing.Bursts;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Commands;

/// <summary>
/// <c>compare advise</c>: which variant can carry a workflow of a shape, or a machine, which costs less and where that flips, and which quota binds first.
/// </summary>
internal sealed class AdviseCommand : Command
{
    private readonly Option<decimal?> _perMonth =
        NumberOption.Within("--per-month", "executions", 1, TermsOptions.MaxPerMonth, "Executions a month.");

    private readonly Option<TimeSpan?> _wait =
        NumberOption.Duration("--wait", "How long somebody takes to answer: 90s, 30m, 48h, 7d. With --machine, as played when absent: at once.");

    private readonly Option<decimal?> _payload =
        NumberOption.Within("--payload", "KB", 0, 1024, "KB of the request, of each step's result and of the answer.");

    private readonly Option<decimal?> _steps =
        NumberOption.Within("--steps", "steps", 0, 5000, "Steps besides the wait for an answer.");

    private readonly Option<decimal?> _perSecond = NumberOption.Within(
        "--per-second", "executions", 0.001m, 100_000, "Executions a second, steadily: says which quota binds first on either side, and what then happens.");

    private readonly Option<int?> _burst = NumberOption.Whole(
        "--burst", "answers", 0, 100_000, "Answers that all come at once: says how long both take to carry them out, what holds them up and what is lost.");

    private readonly MachineOptions _machine = new();
    private readonly TermsOptions _terms = new();

    public AdviseCommand()
        : base("advise", "Says which variant can carry a workflow of a given shape, or a machine of your own, which costs less, and where that flips.")
    {
        _perMonth.Required = true;
        Add(_perMonth);
        Add(_wait);
        Add(_payload);
        Add(_steps);
        _machine.AddTo(this);
        Add(_perSecond);
        Add(_burst);
        _terms.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (Refusal(parsed) is { } misuse)
            return Exit.Usage(misuse);
        try
        {
            var terms = await _terms.ReadAsync(parsed, cancellationToken);
            var perMonth = parsed.GetRequiredValue(_perMonth)!.Value;
            var played = _machine.Machine(parsed) is null ? null : await _machine.PlayAsync(parsed);
            var shape = played is null ? Shape(parsed) : null;
            var twins = played is null ? shape!.ToTwins() : parsed.GetValue(_wait) is { } wait ? played.Twins.Waiting(wait) : played.Twins;
            if (Refusal(twins, parsed.GetValue(_burst)) is { } burst)
                return Exit.Usage(burst);

            var verdict = played is null ? Recommendation.For(shape!, terms, perMonth) : Recommendation.For(
                twins, terms, perMonth, Flips.Find(twins, terms, CostView.StepResultBytes),
                Limits.For(twins, played.MaxPayloadBytes, played.DefinitionBytes));
            AdviceView.WriteVerdict(Terminal.Console, verdict, terms, perMonth);
            if (played is not null)
                PlayedView.WriteLosses(Terminal.Console, played);
            QuotaView.Write(Terminal.Console, twins, terms, parsed.GetValue(_perSecond), parsed.GetValue(_burst));
            AdviceView.WriteGrounds(Terminal.Console, verdict, terms);
            return Exit.Same;
        }
        catch (Exception refused) when (refused is DeploymentException or IOException or MachineException or PriceSheetException or UnauthorizedAccessException)
        {
            return Exit.Usage(refused.Message.ReplaceLineEndings(" "));
        }
    }

    private string? Refusal(ParseResult parsed)
    {
        var isMachine = _machine.Machine(parsed) is not null;
        if (isMachine && (parsed.GetResult(_payload) is not null || parsed.GetResult(_steps) is not null))
            return "--payload and --steps describe a workflow; a machine is played instead.";
        if (_machine.Refusal(parsed) is { } misuse)
            return misuse;
        return isMachine || new Option[] { _wait, _payload, _steps }.All(option => parsed.GetResult(option) is not null)
            ? null
            : "--wait, --payload and --steps describe the workflow: give all three, or a machine by --machine.";
    }

    private static string? Refusal(TwinCounts twins, int? burst)
    {
        if (burst is not { } answers)
            return null;
        if (twins.Durable.Answers == 0)
            return "--burst is of answers: the machine waited for none as it was played.";
        return Drain.CanPlay(twins, answers) ? null : $"--burst {answers} is too many for so many steps: they would be played for minutes.";
    }

    private WaitingShape Shape(ParseResult parsed) => new(
        parsed.GetRequiredValue(_steps)!.Value, parsed.GetRequiredValue(_payload)!.Value * 1000, parsed.GetRequiredValue(_wait)!.Value);
}
