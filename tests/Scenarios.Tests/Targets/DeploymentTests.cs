using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Tests.Targets;

public sealed class DeploymentTests
{
    [Fact]
    public async Task Read_OutputsOfARoot_SaysWhatIsWhere()
    {
        var stack = await DeployAsync();

        var deployment = Deployment.Read(Outputs.Of(stack).ToJsonString(), "test")!;

        Assert.Equal((Variant.Durable, stack.ApiUrl, "us-east-1"), (deployment.Variant, deployment.ApiUrl, deployment.Region));
        Assert.Equal(stack.Account.Context.Id, deployment.AccountId);
        Assert.Equal("comparison-ledger", deployment.Tables[StackTable.Ledger]);
        Assert.EndsWith(":function:comparison-loan:live", deployment.Workflows[WorkflowName.Loan], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("not JSON")]
    [InlineData("""{ "variant": { "value": "durable" } }""")]
    [InlineData("""{ "variant": { "value": "both" } }""")]
    public void Read_SomethingElse_IsRefusedByName(string json)
    {
        var refused = Assert.Throws<DeploymentException>(() => Deployment.Read(json, "some/root"));

        Assert.StartsWith("some/root: not the outputs", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_NothingApplied_SaysWhatToDo()
    {
        using var file = new OutputsFile("{}");

        var refused = await Assert.ThrowsAsync<DeploymentException>(() => new Deployments(_ => null, false).FindAsync([file.Path], default));

        Assert.Contains("terraform apply comes first", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("official", false, null, true)]
    [InlineData("local", false, null, false)]
    [InlineData("unknown", false, null, false)]
    [InlineData("local", true, null, true)]
    [InlineData("local", false, "http://127.0.0.1:4566", true)]
    public async Task Find_PackagesOfThisRepository_AreForTheLocalCloud(string packages, bool allowed, string? endpoint, bool isFound)
    {
        using var file = new OutputsFile(Outputs.Of(await DeployAsync(), packages).ToJsonString());
        var deployments = new Deployments(name => name == "AWS_ENDPOINT_URL" ? endpoint : null, allowed);

        var found = await Record.ExceptionAsync(() => deployments.FindAsync([file.Path], default));

        Assert.Equal(isFound, found is null);
        Assert.True(found is null or DeploymentException);
    }

    private static async Task<DeployedStack> DeployAsync() =>
        await DeployedStack.DeployAsync(await TestCloud.StartAsync(), Variant.Durable, new() { Start = TestCloud.Tomorrow });

    private sealed class OutputsFile : IDisposable
    {
        public OutputsFile(string json) => File.WriteAllText(Path, json);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

        public void Dispose() => File.Delete(Path);
    }
}
