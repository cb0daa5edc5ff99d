using Comparison.Domain;
using Comparison.Scenarios.Drawing;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>Draws cases: case number i of a seed is the same on every machine, whatever else is drawn.</summary>
/// <param name="workflow">The one that every case is for; drawn anew for each when absent.</param>
public sealed class FuzzGenerator(long seed, WorkflowName? workflow = null)
{
    private const int PercentBroken = 20;

    public FuzzCase Draw(int index)
    {
        var dice = Dice.ForCase(seed, index);
        var drawn = workflow ?? dice.Pick<WorkflowName>([.. WorkflowNames.All]);
        var fuzz = WorkflowDescriptor.For(drawn).Fuzz;
        var input = fuzz.Draw(dice);
        if (dice.Chance(10))
            input.WithRaw("extra", """{"a": {"b": [1, 2, {"c": null}]}}""");
        var isBroken = dice.Chance(PercentBroken);
        // A draw that no two engines could agree on is drawn again: few are.
        while (true)
        {
            var faults = isBroken ? [] : FuzzFaults.Draw(dice, fuzz.Targets);
            var whole = isBroken
                ? new FuzzCase(drawn, BrokenInputs.Draw(dice, fuzz.BrokenRules, input.Copy()), [], [])
                : new FuzzCase(drawn, input.ToString(), FuzzSchedules.Draw(dice, drawn, faults), faults);
            if (FuzzRules.IsFair(whole))
                return whole;
        }
    }
}
