using Comparison.Adapters.Decisions;
using Comparison.Domain.Decisions;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Catalog;

/// <summary>What the person at the desk does while things break.</summary>
internal static class Conduct
{
    // The first answer meets the fault, so the second is heard; a few more would not hurt.
    private const int MaxAnswers = 3;

    public delegate Task Play(ScenarioDriver driver, CancellationToken cancellationToken);

    /// <summary>The calls by which each variant is answered: in one stack only one of them comes.</summary>
    public static string[] Callbacks { get; } = ["Lambda.SendDurableExecutionCallbackSuccess", "StepFunctions.SendTaskSuccess"];

    public static Task ApproveAsync(ScenarioDriver driver, CancellationToken cancellationToken) => DecideAsync(driver, "approve", cancellationToken);

    public static Task RejectAsync(ScenarioDriver driver, CancellationToken cancellationToken) => DecideAsync(driver, "reject", cancellationToken);

    /// <param name="answer">Yes, no, or nothing at all.</param>
    public static Task PlayAsync(ScenarioDriver driver, bool? answer, CancellationToken cancellationToken) => answer switch
    {
        true => ApproveAsync(driver, cancellationToken),
        false => RejectAsync(driver, cancellationToken),
        null => StaySilentAsync(driver, cancellationToken),
    };

    public static Task StaySilentAsync(ScenarioDriver driver, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Says yes, and the desk dies before it sends the callback.</summary>
    public static async Task ApproveInSilenceAsync(ScenarioDriver driver, CancellationToken cancellationToken)
    {
        if (await driver.UntilAskedAsync(cancellationToken) is { } asked)
            await driver.DecideInSilenceAsync(asked, DecisionStatus.Approved, asked.Deciders[0], cancellationToken);
    }

    /// <summary>Says yes until the desk says that it heard.</summary>
    public static async Task ApproveUntilHeardAsync(ScenarioDriver driver, CancellationToken cancellationToken)
    {
        if (await driver.UntilAskedAsync(cancellationToken) is { } asked)
            await ApproveUntilHeardAsync(driver, asked, cancellationToken);
    }

    public static async Task ApproveUntilHeardAsync(ScenarioDriver driver, PendingDecision asked, CancellationToken cancellationToken)
    {
        for (var answers = 0; answers < MaxAnswers; answers++)
            if (await driver.DecideAsync(asked, "approve", asked.Deciders[0], "Looks right to me", cancellationToken) < 500)
                return;
    }

    // A question that never comes up, because the ask never came off, is answered by nobody.
    private static async Task DecideAsync(ScenarioDriver driver, string decision, CancellationToken cancellationToken)
    {
        if (await driver.UntilAskedAsync(cancellationToken) is { } asked)
            await driver.DecideAsync(asked, decision, asked.Deciders[0], "I have looked at it", cancellationToken);
    }
}
