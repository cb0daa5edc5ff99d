namespace Comparison.Cli.Tests;

public sealed class BenchCommandTests
{
    [Fact]
    public async Task Bench_Approval_SaysThatItsTimesAreTheLocalEngines()
    {
        var (code, output, _) = await Command.RunAsync("bench", "approval", "--runs", "2", "--concurrency", "2", "--clients", "0");

        var page = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Artifacts, "report", "partial", "index.html"));
        Assert.Equal(0, code);
        Assert.Contains("approval, durable: measured, 0 of 2", output, StringComparison.Ordinal);
        Assert.Contains("Step Functions, warm, milliseconds, local engine, not AWS", output, StringComparison.Ordinal);
        Assert.Contains("Local engine of durable functions", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bench_Interrupted_KeepsWhatItMeasuredAndSaysSo()
    {
        Command.SkipUnlessHeard("-INT");
        using var process = Command.Start("bench", "order", "--runs", "1000000");
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("warm-up", StringComparison.Ordinal))
        {
        }

        process.Signal("-INT");
        await process.WaitForExitAsync();

        var said = Assert.Single((await errors).TrimEnd().Split('\n'));
        Assert.Equal(2, process.ExitCode);
        Assert.Matches(@"^The bench is not complete: stopped by its user\. [1-9][0-9]* executions are kept in artifacts/bench/\S+\.jsonl$", said);
    }

    [Theory]
    [InlineData("Nothing is applied", "bench --target aws")]
    [InlineData("--runs must be a whole number from 1", "bench --runs 0")]
    [InlineData("--concurrency must be a whole number", "bench --concurrency 1.5")]
    [InlineData("--clients must be a whole number from 0", "bench --clients many")]
    [InlineData("Unknown workflow 'lunch'", "bench lunch")]
    public async Task Command_ThatCannotBe_IsRefusedInOneLine(string message, string arguments)
    {
        using var nothing = new InputFile("{}");
        string[] words = [.. arguments.Split(' '), "--terraform", nothing.Path];

        var (code, output, errors) = await Command.RunAsync(words);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(message, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }
}
