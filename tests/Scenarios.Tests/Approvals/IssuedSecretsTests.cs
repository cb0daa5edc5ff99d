namespace Comparison.Scenarios.Tests.Approvals;

public sealed class IssuedSecretsTests
{
    [Theory]
    [InlineData("""{"sin":"8392"}""", true)]
    [InlineData("""{"sin":8392}""", true)]
    [InlineData("the last digits are 8392", true)]
    [InlineData("<td>8392</td>", true)]
    [InlineData("""{"DurableBytesWritten":8392,"LogBytes":6963}""", false)]
    [InlineData("""{"id":"txn_18392"}""", false)]
    [InlineData("10:00:01.8392", false)]
    public void Word_InAText_IsFoundUnlessItIsAnothersDigits(string text, bool isFound)
    {
        using var secrets = new IssuedSecrets();
        secrets.AddWord("8392");

        var found = secrets.FindIn([new("here", text)]);

        Assert.Equal(isFound ? ["here"] : [], found);
    }
}
