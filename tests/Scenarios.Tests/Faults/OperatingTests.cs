using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Faults;

/// <summary>What becomes of what an operator does, on either side.</summary>
public sealed class OperatingTests
{
    [Theory]
    [InlineData("redo", "failed, then approved; manager asked 2 times, fraud service 2 times, paid out once", "failed, then approved; manager asked once, fraud service once, paid out once")]
    [InlineData("dependency-down", "running meanwhile, then saved; 0 events with an error, saved once", "failed meanwhile, then saved; 5 events with an error, saved once")]
    [InlineData("hot-fix-deployed", "100 completed; 100 on the code of deployment 1", "100 completed; 100 on the code of deployment 1")]
    [InlineData(
        "hot-fix-restarted",
        "100 stopped; 100 completed; 100 asked again; charge tried 200 times, on the ledger 100 times; 100 on the code of deployment 2",
        "100 stopped; 100 completed; 100 asked again; charge tried 200 times, on the ledger 100 times; 100 on the code of deployment 2")]
    [InlineData("steps-changed", "failed; `Amazon.Lambda.DurableExecution.NonDeterministicExecutionException`", "completed")]
    [InlineData(
        "canary",
        "100 completed; what began on the new version ends on it; of 10 new ones 10 on the code of deployment 1",
        "100 completed; what began on the new version ends on it; of 10 new ones 10 on the code of deployment 1")]
    [InlineData(
        "deleted",
        "not found; the same request under the same name is a new run; charge tried 2 times, on the ledger once",
        "completed; the same request under the same name finds the finished run; charge tried once, on the ledger once")]
    [InlineData("late-answer", "expired; `CallbackTimeoutException`; expired still", "expired; `TaskTimedOut`; expired still")]
    [InlineData(
        "retention",
        "not found; the same request under the same name is a new run; charge tried 2 times, on the ledger once",
        "not found; the same request under the same name is a new run; charge tried 2 times, on the ledger once")]
    public async Task Situation_OnEitherSide_EndsAsItsServiceHasIt(string name, string durable, string machine)
    {
        var trials = (await PlayedFaults.PlayAsync()).Operating.Where(trial => trial.Name == name).ToList();

        Assert.Equal(durable, trials.Single(trial => trial.Variant == Variant.Durable).Becomes);
        Assert.Equal(machine, trials.Single(trial => trial.Variant == Variant.StepFunctions).Becomes);
    }

    [Fact]
    public async Task Situations_AreAllTested()
    {
        var names = (await PlayedFaults.PlayAsync()).Operating.Select(trial => trial.Name).Distinct().Order(StringComparer.Ordinal);

        var tested = typeof(OperatingTests).GetMethod(nameof(Situation_OnEitherSide_EndsAsItsServiceHasIt))!
            .GetCustomAttributesData().Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[0].Value!);
        Assert.Equal(names, tested.Order(StringComparer.Ordinal));
    }
}
