using System.Text.Json;
using Comparison.Scenarios.Fuzzing;

namespace Comparison.Scenarios.Tests.Fuzzing;

public sealed class FuzzCaseTests
{
    public static TheoryData<int> Some => [.. Enumerable.Range(0, 100)];

    [Theory, MemberData(nameof(Some))]
    public void Case_FromItsJson_IsItself(int index)
    {
        var drawn = new FuzzGenerator(3).Draw(index);

        var read = FuzzCase.Parse(drawn.ToJson());

        Assert.Equal(drawn.ToString(), read.ToString());
        Assert.Equal(drawn.ToJson(), read.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"workflow": "lunch", "payload": "{}", "events": [], "faults": []}""")]
    [InlineData("""{"workflow": "loan", "payload": null, "events": [], "faults": []}""")]
    [InlineData("""{"workflow": "loan", "payload": "{}", "events": [{"kind": "sing"}], "faults": []}""")]
    public void Case_FromSomethingElse_IsRefused(string json) => Assert.Throws<JsonException>(() => FuzzCase.Parse(json));
}
