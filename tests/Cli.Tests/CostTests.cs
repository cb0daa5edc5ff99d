namespace Comparison.Cli.Tests;

public sealed class CostTests
{
    private const string Shape = "--per-month 100000 --wait 2d --payload 4 --steps 3";

    [Fact]
    public async Task Cost_Approval_ShowsFormulasPricesAndSources()
    {
        var (code, output, _) = await Command.RunAsync("cost", "approval", "--wait", "7d", "--steps", "2", "--payload", "8");

        Assert.Equal(0, code);
        Assert.All(
            ["6 operations", "bytes × (7 days waiting + 7 retained) ÷ 30",
                "5 states + 2 for start and end", "2026-09-20", "modelled $", "StartExecution"],
            expected => Assert.Contains(expected, output, StringComparison.Ordinal));
        Assert.Matches("orchestration │ durable data written +│ 10,[0-9]{3} bytes", output);
    }

    [Fact]
    public async Task Advise_Shape_NamesTheWinnerAndWhereItFlips()
    {
        var (code, output, _) = await Command.RunAsync(["advise", .. Shape.Split(' ')]);

        Assert.Equal(0, code);
        Assert.StartsWith("Durable functions cost", output, StringComparison.Ordinal);
        Assert.Matches("memory of every function +│ 128 to 10,240 MB +│ [0-9,]+ MB", output);
    }

    [Fact]
    public async Task Cost_RetriesAndRetention_AreTermsOfIt()
    {
        var (code, output, _) = await Command.RunAsync("cost", "approval", "--sample", "REQ-003", "--retries", "1", "--retention", "30");

        // One step asks and is tried once more; two of the machine's states are tasks.
        Assert.Equal(0, code);
        Assert.All(
            ["5 operations", "30 retained", "3 states + 2 retries + 2 for start and end", "kept 30 days after their end; AWS keeps them 14"],
            expected => Assert.Contains(expected, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Advise_AssumedPrices_AreMarkedSo()
    {
        var (code, output, _) = await Command.RunAsync(["advise", .. Shape.Split(' '), "--region", "eu-west-1", "--assume-us-east-1"]);

        Assert.Equal(0, code);
        Assert.Contains("assumed equal to us-east-1", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unknown workflow 'lunch'", "cost lunch")]
    [InlineData("Unknown sample 'REQ-9'", "cost approval --sample REQ-9")]
    [InlineData("--memory must be a number from 128 to 10240, not '1'", "cost approval --memory 1")]
    [InlineData("--wait must be a duration such as 90s", "cost approval --wait soon")]
    [InlineData("--payload must be a number from 0 to 199", "cost approval --payload 200")]
    [InlineData("No prices for Region 'mars-1'", "cost approval --region mars-1")]
    [InlineData("the price of durable operations is not known", "cost approval --region eu-west-1")]
    [InlineData("'mips'", "cost approval --arch mips")]
    [InlineData("--retention must be a number from 1 to 90", "cost approval --retention 91")]
    [InlineData("--retries must be a number from 0 to 100", "cost approval --retries 101")]
    [InlineData("--per-month", "advise --wait 2d --payload 4 --steps 3")]
    [InlineData("--steps must be a number", "advise --per-month 1 --wait 2d --payload 4 --steps -1")]
    [InlineData("--wait must be a duration", "advise --per-month 1 --wait 400d --payload 4 --steps 1")]
    public async Task Command_BadValue_IsRefusedInOneLine(string message, string arguments)
    {
        var (code, output, errors) = await Command.RunAsync(arguments.Split(' '));

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(message, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }
}
