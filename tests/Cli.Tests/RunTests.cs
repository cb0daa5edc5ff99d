using System.Text.Json.Nodes;
using Comparison.Tests.Shared;

namespace Comparison.Cli.Tests;

public sealed class RunTests
{
    [Fact]
    public async Task Run_AllSamples_AreAtParity()
    {
        var (code, output, _) = await Command.RunAsync("run", "--json");

        var report = JsonNode.Parse(output)!;
        Assert.Equal(0, code);
        Assert.True((bool)report["parity"]!);
        Assert.Equal(
            [
                "REQ-001 approved approved", "REQ-002 rejected rejected", "REQ-003 approved approved",
                "ORD-12345 completed completed", "ORD-BIG completed completed", "ORD-DECLINED payment_declined payment_declined",
                "order-122342134 completed completed", "ART-CLEAN saved saved", "ART-FLAGGED saved saved",
                "ALICE approved approved", "BOB denied denied", "CHARLIE approved approved",
            ],
            report["samples"]!.AsArray().Select(sample => $"{sample!["sample"]} {sample["durable"]!["status"]} {sample["step_functions"]!["status"]}"));
    }

    [Fact]
    public async Task Run_Scenario_IsPlayedAlone()
    {
        var (code, output, _) = await Command.RunAsync("run", "approval", "--scenario", "answered-late");

        Assert.Equal(0, code);
        Assert.Contains("1 of 1 scenarios ended as expected", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(RepositoryFiles.Artifacts, "report", "partial", "index.html")));
        Assert.StartsWith("This was a part", output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.Contains("202 410", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithoutChoice_EndsWithACrashThatChargesOnce()
    {
        var (code, output, _) = await Command.RunAsync("run");

        Assert.Equal(0, code);
        Assert.Equal(2, output.Split("1 charge, completed").Length - 1);
        Assert.Contains("of REQ-001 2 × 25.00 = 50.00. Contested are 50.00 more, 2 + 2 transitions instead of 2", Flat(output), StringComparison.Ordinal);
        Assert.All(ShownInReadme(), line => Assert.Contains(line, output, StringComparison.Ordinal));
        Assert.Contains("compare run --faults", output.TrimEnd().Split('\n')[^2], StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:5080", output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Faults_BreaksOneWorkflowInEveryWay()
    {
        var (code, output, _) = await Command.RunAsync("run", "moderation", "--faults");

        Assert.Equal(0, code);
        Assert.Matches(@"moderation +│ (\d+) of \1 +│ (\d+) of \2 +│ (\d+) of \3 ", output);
        Assert.Contains("moderation durable        saved: comparison-moderation version 1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Thrifty_EndsAlikeForLess()
    {
        var (code, output, _) = await Command.RunAsync("run", "loan", "--sample", "ALICE", "--form", "thrifty", "--json");

        var sample = JsonNode.Parse(output)!["samples"]![0]!;
        Assert.Equal((0, "approved"), (code, sample["durable"]!["status"]!.ToString()));
        Assert.Equal(10, (int)sample["durable"]!["units"]!["durable_operations"]!);
        Assert.Equal(
            (6, 2), ((int)sample["step_functions"]!["units"]!["state_transitions"]!, (int)sample["step_functions"]!["units"]!["express_requests"]!));
    }

    [Fact]
    public async Task Run_InvalidRequest_IsAnOutcome()
    {
        using var file = new InputFile("""{ "request_id": "REQ 9", "approval_type": "expense" }""");

        var (code, output, _) = await Command.RunAsync("run", "approval", "--input", file.Path, "--json");

        var sample = JsonNode.Parse(output)!["samples"]![0]!;
        Assert.Equal(0, code);
        Assert.Equal("invalid", sample["durable"]!["status"]!.ToString());
        Assert.Equal(5, sample["step_functions"]!["outcome"]!["errors"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("Unknown workflow 'lunch'", "run", "lunch")]
    [InlineData("Unknown sample 'REQ-9'", "run", "approval", "--sample", "REQ-9")]
    [InlineData("cannot be read", "run", "approval", "--input", "nowhere.json")]
    [InlineData("Unknown scenario 'lunch'", "run", "--scenario", "lunch")]
    [InlineData("Choose one of", "run", "--scenario", "silence", "--sample", "REQ-001")]
    [InlineData("Choose one of", "run", "--fuzz", "3", "--sample", "REQ-001")]
    [InlineData("Choose one of", "run", "--fuzz", "3", "--fuzz-case", "nowhere.json")]
    [InlineData("--fuzz must be a whole number from 1 to 1000000, not '0'", "run", "--fuzz", "0")]
    [InlineData("--seed goes with --fuzz", "run", "--seed", "7")]
    [InlineData("cannot be read", "run", "--fuzz-case", "nowhere.json")]
    [InlineData("Name the workflow", "run", "--input", "nowhere.json")]
    [InlineData("compare run has no option '--colour'", "run", "--colour", "red")]
    [InlineData("There is no command 'nonsense'", "nonsense")]
    [InlineData("Unknown workflow 'lunch'", "twins", "lunch")]
    [InlineData("No local cloud answers", "list", "--endpoint", "http://127.0.0.1:9")]
    [InlineData("lacks durable.zip", "up", "--port", "0", "--packages", "nowhere")]
    [InlineData("of what Terraform applied: --target aws", "verify")]
    [InlineData("There is no Terraform root", "verify", "--target", "aws", "--terraform", "nowhere")]
    [InlineData("There is no Terraform root", "list", "--target", "aws", "--terraform", "nowhere")]
    [InlineData("--form must be readable or thrifty, not 'lavish'", "run", "--form", "lavish")]
    [InlineData("Terraform deploys the readable forms", "run", "--form", "thrifty", "--target", "aws")]
    [InlineData("Scenarios move time", "run", "--scenario", "silence", "--target", "aws")]
    public async Task Command_CalledWrongly_SaysSoInOneLine(string message, params string[] arguments)
    {
        var (code, output, errors) = await Command.RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(message, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_InputThatTheApiRefuses_SaysWhyInOneLine()
    {
        using var file = new InputFile($$"""{ "request_id": "BIG", "description": "{{new string('x', 200 * 1024)}}" }""");

        var (code, _, errors) = await Command.RunAsync("run", "approval", "--input", file.Path);

        Assert.Equal(2, code);
        Assert.Contains("413: The body is over 200 KB", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_InputThatIsNotJson_SaysWhere()
    {
        using var file = new InputFile("{ \"request_id\": }");

        var (code, _, errors) = await Command.RunAsync("run", "approval", "--input", file.Path);

        Assert.Equal(2, code);
        Assert.Contains("is not JSON: line 1", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twins_Approval_FitAScreenAndAHalf()
    {
        var (code, output, _) = await Command.RunAsync("twins", "approval");

        Assert.Equal(0, code);
        Assert.Contains("ApprovalWorkflow.workflow.cs", output, StringComparison.Ordinal);
        Assert.Contains("approval.asl.json", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_SaysWhichPackagesAreInUse()
    {
        var (code, output, _) = await Command.RunAsync("doctor");

        Assert.Equal(0, code);
        Assert.Matches(@"Amazon\.Lambda\.Core +│ (stand-in: |AWS.s, \d)", output);
    }

    private static string Flat(string output) => string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IReadOnlyList<string> ShownInReadme() =>
        PageBlock.Read(Path.Combine(RepositoryFiles.Root, "README.md")).First(block => block.Language == "text").Text;
}
