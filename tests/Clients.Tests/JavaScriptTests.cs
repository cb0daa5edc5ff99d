using System.Text.Json.Nodes;
using Comparison.Clients.Tests.Support;

namespace Comparison.Clients.Tests;

/// <summary>Step Functions through AWS's SDK for JavaScript, installed into a folder of the test's own.</summary>
public sealed class JavaScriptTests
{
    private const string Script = "step-functions.mjs";

    private const string Package = "@aws-sdk/client-sfn@3.1162.0";

    [Fact]
    public async Task Worker_FetchingAnActivitysTask_EndsTheExecution()
    {
        var (npm, node) = (Tool.Find("npm"), Tool.Find("node"));
        await using var cloud = await ClientCloud.StartAsync();
        var folder = Directory.CreateTempSubdirectory("clients-").FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, Script), Path.Combine(folder, Script));
        await npm.RunAsync(["install", "--no-save", "--no-audit", "--no-fund", Package], cloud.Environment, folder);

        var said = JsonNode.Parse(await node.RunAsync([Script], cloud.Environment, folder))!;
        Directory.Delete(folder, recursive: true);

        Assert.Equal("SUCCEEDED", (string)said["status"]!);
        Assert.Equal("""{"painted":1}""", (string)said["output"]!);
        Assert.True((bool)said["hasDates"]! && (bool)said["isTaskTimedOut"]!);
        Assert.Equal(
            """[["ExecutionSucceeded","TaskStateExited","ActivitySucceeded"],["ActivityStarted","ActivityScheduled","TaskStateEntered"],["ExecutionStarted"]]""",
            said["pages"]!.ToJsonString());
    }
}
