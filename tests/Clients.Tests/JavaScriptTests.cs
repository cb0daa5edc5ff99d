using System.Text.Json.Nodes;
using Comparison.Clients.Tests.Support;

namespace Comparison.Clients.Tests;

/// <summary>Step Functions through AWS's SDK for JavaScript, installed into a folder of the test's own.</summary>
public sealed class JavaScriptTests
{
    private const string Package = "@aws-sdk/client-sfn@3.1162.0";

    [Fact]
    public async Task Worker_FetchingAnActivitysTask_EndsTheExecution()
    {
        var said = await RunAsync("step-functions.mjs");

        Assert.Equal("SUCCEEDED", (string)said["status"]!);
        Assert.Equal("""{"painted":1}""", (string)said["output"]!);
        Assert.True((bool)said["hasDates"]! && (bool)said["isTaskTimedOut"]!);
        Assert.Equal(
            """[["ExecutionSucceeded","TaskStateExited","ActivitySucceeded"],["ActivityStarted","ActivityScheduled","TaskStateEntered"],["ExecutionStarted"]]""",
            said["pages"]!.ToJsonString());
    }

    [Fact]
    public async Task Program_WithACanaryARedriveAnExpressChildAndATest_IsAnsweredAsByAws()
    {
        var said = await RunAsync("states-control.mjs");

        Assert.Equal(
            """{"canary":["2",true],"drawn":["1","2"],"mapRun":["FAILED",1,1,1,true],"redriven":["FAILED",1,true,true],"express":["SUCCEEDED","{\u0022a\u0022:1}",64],"tested":["RETRIABLE",2]}""",
            said.ToJsonString());
    }

    private static async Task<JsonNode> RunAsync(string script)
    {
        var (npm, node) = (Tool.Find("npm"), Tool.Find("node"));
        await using var cloud = await ClientCloud.StartAsync();
        var folder = Directory.CreateTempSubdirectory("clients-").FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, script), Path.Combine(folder, script));
        await npm.RunAsync(["install", "--no-save", "--no-audit", "--no-fund", Package], cloud.Environment, folder);

        var said = JsonNode.Parse(await node.RunAsync([script], cloud.Environment, folder))!;
        Directory.Delete(folder, recursive: true);
        return said;
    }
}
