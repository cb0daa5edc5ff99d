namespace Comparison.Cli.Tests;

public sealed class AuditTests
{
    [Fact]
    public async Task Audit_OneSample_IsClean()
    {
        var (code, output, _) = await Command.RunAsync("audit", "approval", "--sample", "REQ-003");

        Assert.Equal(0, code);
        Assert.Matches(@"^approval REQ-003: 3 operations, replayed from \d+ states: clean\s*$", output);
    }

    [Theory]
    [InlineData("Unknown workflow 'lunch'", "lunch")]
    [InlineData("Unknown sample 'REQ-9'", "approval", "--sample", "REQ-9")]
    public async Task Audit_WrongCall_SaysWhat(string said, params string[] arguments)
    {
        var (code, _, errors) = await Command.RunAsync(["audit", .. arguments]);

        Assert.Equal(2, code);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }
}
