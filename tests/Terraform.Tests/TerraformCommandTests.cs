using System.Diagnostics.CodeAnalysis;
using Comparison.Local.Cloud;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests;

/// <summary><c>compare terraform</c> with a program in Terraform's place that tells how it was called.</summary>
[SuppressMessage("Interoperability", "CA1416", Justification = "Skipped where there is no shell.")]
public sealed class TerraformCommandTests : IAsyncLifetime
{
    private const string Program = """
        #!/bin/sh
        [ "$2" != init ] || { echo Installing; [ -z "$FAILS" ] || { echo 'Error: no such provider' >&2; exit 1; }; exit 0; }
        shift
        echo "$@"
        exec /usr/bin/env
        """;

    private readonly DirectoryInfo _path = Directory.CreateTempSubdirectory("comparison-");
    private LocalCloud _cloud = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program is a shell script.");
        _cloud = await LocalCloud.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _path.Delete(recursive: true);
    }

    [Fact]
    public async Task Terraform_NotInstalled_SaysWhereToGetIt()
    {
        var run = await RunAsync("plan");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal("Terraform is not installed: https://developer.hashicorp.com/terraform/install\n", run.Errors);
    }

    [Fact]
    public async Task Terraform_NoLocalCloud_SaysHowToStartOne()
    {
        Install("terraform");
        await _cloud.DisposeAsync();

        var run = await RunAsync("plan");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal($"No local cloud answers at {_cloud.Endpoint}; start one with: compare up\n", run.Errors);
    }

    [Fact]
    public async Task Terraform_ProviderNotToBeHad_ShowsTerraformsWordsAndALineOfOurs()
    {
        Install("terraform");

        var run = await RunAsync("plan", ("FAILS", "yes"));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        // Two pipes are relayed into one: which line comes first is for the machine to say.
        Assert.Contains("Error: no such provider\n", run.Errors, StringComparison.Ordinal);
        Assert.Contains("\nTerraform has no plugins here: ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("terraform")]
    [InlineData("tofu")]
    public async Task Terraform_Planning_IsLedToTheLocalCloudAndNowhereElse(string name)
    {
        Install(name);

        var run = await RunAsync("plan", ("AWS_PROFILE", "mine"), ("AWS_ENDPOINT_URL_SQS", "http://mine"), ("TF_CLI_CONFIG_FILE", "mine.rc"));

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("plan -state=/", run.Output, StringComparison.Ordinal);
        Assert.Contains(" -var=aws_profile= ", run.Output, StringComparison.Ordinal);
        Assert.Contains("TF_CLI_CONFIG_FILE=mine.rc\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            [
                "AWS_ACCESS_KEY_ID=111111111111", "AWS_CONFIG_FILE=/dev/null", "AWS_EC2_METADATA_DISABLED=true",
                $"AWS_ENDPOINT_URL=http://{_cloud.Endpoint.Authority}", "AWS_SECRET_ACCESS_KEY=local", "AWS_SHARED_CREDENTIALS_FILE=/dev/null",
            ],
            run.Output.Split('\n').Where(line => line.StartsWith("AWS_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("show -json", "show -json {0}")]
    [InlineData("show plan.out", "show plan.out")]
    [InlineData("state list module.workflow", "state list -state={0} module.workflow")]
    [InlineData("output -json", "output -state={0} -json")]
    [InlineData("validate", "validate")]
    public async Task Terraform_AskedForAState_ReadsTheOneInArtifacts(string asked, string ran)
    {
        Install("terraform");

        var run = await RunAsync(asked);

        var state = Path.Combine(SourceTree.Root, "artifacts", "terraform", "durable", "terraform.tfstate");
        Assert.Equal(ran.Replace("{0}", state, StringComparison.Ordinal), run.Output.Split('\n')[0]);
    }

    private void Install(string name)
    {
        var program = Path.Combine(_path.FullName, name);
        File.WriteAllText(program, Program);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private Task<CommandRun> RunAsync(string command, params (string Name, string Value)[] environment) => CommandRun.OfAsync(
        "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "compare.dll"), "terraform", "durable", "--port", $"{_cloud.Endpoint.Port}", .. command.Split(' ')],
        new Dictionary<string, string>(environment.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)))
        {
            ["PATH"] = _path.FullName,
        });
}
