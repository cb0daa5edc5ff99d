using Comparison.Domain;

namespace Comparison.Scenarios.Tests.Faults;

/// <summary>A checkpoint token that was used already: AWS's .NET runtime takes its refusal for the end of the execution.</summary>
public sealed class StaleTokenTests
{
    [Fact]
    public async Task Execution_WhoseTokenWasUsedAlready_Fails()
    {
        var results = await PlayedFaults.PlayAsync();

        Assert.Equal(WorkflowNames.All, results.StaleTokens.Select(trial => trial.Workflow));
        Assert.All(results.StaleTokens, trial => Assert.Equal("failed", trial.Status));
        Assert.All(results.StaleTokens, trial =>
            Assert.Contains("ExecutionFailed (Amazon.Lambda.DurableExecution.DurableExecutionException)", trial.Events));
    }
}
