namespace Comparison.Cli.Tests;

public sealed class CostTests
{
    private const string Shape = "--per-month 100000 --wait 2d --payload 4 --steps 3";

    private const string PlanFile = """
        { "format_version": "1.2", "planned_values": {
          "outputs": { "aws_region": { "value": "us-west-2" } },
          "root_module": { "child_modules": [{ "resources": [
            { "type": "aws_lambda_function", "values": {
              "memory_size": 1769, "architectures": ["arm64"], "durable_config": [{ "retention_period": 30 }], "tracing_config": [{ "mode": "Active" }] } },
            { "type": "aws_sfn_state_machine", "values": { "logging_configuration": [{ "level": "ERROR" }] } }
          ] }] } } }
        """;

    private const string OutputFile = """
        { "aws_region": { "value": "us-west-2" }, "settings": { "value": {
          "architecture": "arm64", "durable_retention_days": 30, "memory_size": 1769 } } }
        """;

    [Fact]
    public async Task Cost_Approval_ShowsFormulasPricesAndSources()
    {
        var (code, output, _) = await Command.RunAsync("cost", "approval", "--wait", "7d", "--steps", "2", "--payload", "8");

        Assert.Equal(0, code);
        Assert.All(
            ["6 operations", "bytes × (7 days waiting + 7 retained) ÷ 30",
                "4 states ", "contested", "2026-09-20", "modelled $", "StartExecution", "assumed equal to us-east-1"],
            expected => Assert.Contains(expected, output, StringComparison.Ordinal));
        Assert.Matches("orchestration +│ durable data written +│ 10,[0-9]{3} bytes", output);
    }

    [Fact]
    public async Task Cost_BeginsWithTheLaw_AndShowsRatiosForBothCountsOfTransitions()
    {
        var (code, output, _) = await Command.RunAsync("cost", "approval", "--sample", "REQ-003", "--region", "us-east-1");

        Assert.Equal(0, code);
        Assert.Matches("^ +The law: dollars per million of each, us-east-1, arm64, 512 MB", output);
        Assert.Matches(@"a start +│ +8\.00 │ +– \(50\.00 contested\)", output);
        Assert.Matches(@"a wait for somebody's answer +│ +24\.00 +│ +25\.00", output);
        Assert.Matches(@"REQ-003 +│( +[0-9.]+× │){6} durable", output);
    }

    [Fact]
    public async Task Advise_Shape_NamesTheWinnerAndWhereItFlips()
    {
        var (code, output, _) = await Command.RunAsync(["advise", .. Shape.Split(' ')]);

        Assert.Equal(0, code);
        Assert.StartsWith("Durable functions cost", output, StringComparison.Ordinal);
        Assert.Matches("memory of every function +│ 128 to 10,240 MB +│ nowhere +│ [0-9,]+ MB", output);
    }

    [Fact]
    public async Task Cost_RetriesAndRetention_AreTermsOfIt()
    {
        var (code, output, _) = await Command.RunAsync("cost", "approval", "--sample", "REQ-003", "--retries", "1", "--retention", "30");

        // One step asks and is tried once more; two of the machine's states are tasks.
        Assert.Equal(0, code);
        Assert.All(
            ["5 operations", "30 retained", "2 states + 2 retries", "kept 30 days after their end; AWS keeps them 14"],
            expected => Assert.Contains(expected, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Advise_AssumedPrices_AreMarkedSo()
    {
        var (code, output, _) = await Command.RunAsync(["advise", .. Shape.Split(' '), "--region", "eu-central-1"]);

        Assert.Equal(0, code);
        Assert.Contains("eu-central-1 (durable prices assumed equal to us-east-1)", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-west-2, arm64, 1769 MB", "kept 30 days", PlanFile)]
    [InlineData("us-west-2, arm64, 1769 MB", "kept 30 days", OutputFile)]
    [InlineData("us-west-2, arm64, 512 MB", "kept 7 days", """{ "aws_region": { "value": "us-west-2" } }""")]
    public async Task Advise_FromTerraform_PricesWhatIsPlannedOrApplied(string deployment, string retention, string json)
    {
        using var file = new InputFile(json);

        var (code, output, _) = await Command.RunAsync(["advise", .. Shape.Split(' '), "--from-terraform", file.Path]);

        Assert.Equal(0, code);
        Assert.Contains(deployment.Replace("us-west-2", "us-west-2 (durable prices assumed equal to us-east-1)", StringComparison.Ordinal), output, StringComparison.Ordinal);
        Assert.Contains(retention, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not what terraform show -json or terraform output -json prints", "{")]
    [InlineData("not what terraform show -json or terraform output -json prints", "[]")]
    [InlineData("it names no aws_region", """{ "format_version": "1.0" }""")]
    [InlineData("No prices for Region 'mars-1'", """{ "aws_region": { "value": "mars-1" } }""")]
    [InlineData("memory_size differs, 512 and 1024", """
        { "values": { "outputs": { "aws_region": { "value": "us-east-1" } }, "root_module": { "resources": [
          { "type": "aws_lambda_function", "values": { "memory_size": 512 } }, { "type": "aws_lambda_function", "values": { "memory_size": 1024 } } ] } } }
        """)]
    [InlineData("log level LOUD", """
        { "values": { "outputs": { "aws_region": { "value": "us-east-1" } }, "root_module": { "resources": [
          { "type": "aws_sfn_state_machine", "values": { "logging_configuration": [{ "level": "LOUD" }] } } ] } } }
        """)]
    public async Task Advise_FromSomethingElse_IsRefusedInOneLine(string message, string json)
    {
        using var file = new InputFile(json);

        var (code, output, errors) = await Command.RunAsync(["advise", .. Shape.Split(' '), "--from-terraform", file.Path]);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(message, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unknown workflow 'lunch'", "cost lunch")]
    [InlineData("Unknown sample 'REQ-9'", "cost approval --sample REQ-9")]
    [InlineData("--memory must be a number from 128 to 10240, not '1'", "cost approval --memory 1")]
    [InlineData("--wait must be a duration such as 90s", "cost approval --wait soon")]
    [InlineData("--payload must be a number from 0 to 199", "cost approval --payload 200")]
    [InlineData("No prices for Region 'mars-1'", "cost approval --region mars-1")]
    [InlineData("There is no Terraform root or file", "cost approval --from-terraform nowhere")]
    [InlineData("Name a workflow, or a machine", "cost")]
    [InlineData("Name a workflow, or a machine", "cost loan --machine nowhere")]
    [InlineData("go with --machine", "cost loan --mock nowhere")]
    [InlineData("Could not find file", "cost --machine nowhere")]
    [InlineData("--sample and --payload go with a workflow", "cost --machine nowhere --payload 4")]
    [InlineData("--case goes with --mock", "cost --machine nowhere --case Fine")]
    [InlineData("'mips'", "cost approval --arch mips")]
    [InlineData("--retention must be a number from 1 to 90", "cost approval --retention 91")]
    [InlineData("--retries must be a number from 0 to 100", "cost approval --retries 101")]
    [InlineData("--per-month", "advise --wait 2d --payload 4 --steps 3")]
    [InlineData("--steps must be a number", "advise --per-month 1 --wait 2d --payload 4 --steps -1")]
    [InlineData("--wait must be a duration", "advise --per-month 1 --wait 400d --payload 4 --steps 1")]
    [InlineData("give all three, or a machine", "advise --per-month 1 --wait 2d --payload 4")]
    [InlineData("a machine is played instead", "advise --per-month 1 --machine nowhere --steps 3")]
    [InlineData("Could not find file", "advise --per-month 1 --machine nowhere")]
    [InlineData("go with --machine", "advise --per-month 1 --wait 2d --payload 4 --steps 1 --input nowhere")]
    [InlineData("--case goes with --mock", "advise --per-month 1 --machine nowhere --case Fine")]
    [InlineData("--per-second must be a number from 0.001 to 100000, not '0'", "advise --per-month 1 --wait 2d --payload 4 --steps 1 --per-second 0")]
    [InlineData("--burst must be a whole number from 0 to 100000, not '1.5'", "advise --per-month 1 --wait 2d --payload 4 --steps 1 --burst 1.5")]
    [InlineData("too many for so many steps", "advise --per-month 1 --wait 2d --payload 4 --steps 5000 --burst 100000")]
    public async Task Command_BadValue_IsRefusedInOneLine(string message, string arguments)
    {
        var (code, output, errors) = await Command.RunAsync(arguments.Split(' '));

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(message, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }
}
