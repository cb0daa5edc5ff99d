using Comparison.Local.Cloud.StepFunctions;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>The executions of an account's state machines.</summary>
internal static class RunningExecutions
{
    public static async Task StopAsync(StateMachineService states)
    {
        var machines = await states.InvokeAsync("ListStateMachines", [], CancellationToken.None);
        foreach (var machine in machines["stateMachines"]!.AsArray())
        {
            var running = await states.InvokeAsync(
                "ListExecutions",
                new() { ["stateMachineArn"] = machine!["stateMachineArn"]!.ToString(), ["statusFilter"] = "RUNNING" },
                CancellationToken.None);
            foreach (var execution in running["executions"]!.AsArray())
                await states.InvokeAsync(
                    "StopExecution", new() { ["executionArn"] = execution!["executionArn"]!.ToString() }, CancellationToken.None);
        }
    }
}
