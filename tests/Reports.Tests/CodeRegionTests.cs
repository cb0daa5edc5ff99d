using Comparison.Reports.Slides;

namespace Comparison.Reports.Tests;

public sealed class CodeRegionTests
{
    private const string Code = """
        public class W(IDesk desk)
        {
            public string Name => Ask();

            public async Task<string> RunAsync(string input)
            {
                var first = 1;
                await context.StepAsync(
                    (_, ct) => desk.AskAsync(input, ct),
                    name: "ask-somebody");
                return await AskAsync(first);
            }

            private static int One() => 1;
        }
        """;

    private const string Machine = """
        {
          "States": {
            "Ask": {
              "Type": "Task",
              "Retry": [{ "ErrorEquals": [
                "A"
              ] }],
              "Arguments": {
                "Type": "inner"
              },
              "Next": "Done"
            },
            "Done": { "Type": "Succeed" }
          }
        }
        """;

    [Theory]
    [InlineData("w.cs", "One", "private static int One() => 1;")]
    [InlineData("w.cs", "ask-somebody", "await context.StepAsync(|    (_, ct) => desk.AskAsync(input, ct),|    name: \"ask-somebody\");")]
    [InlineData("m.json", "Done", "\"Done\": { \"Type\": \"Succeed\" }")]
    public void Region_OfAName_IsWhatTheNameStandsFor(string file, string name, string expected)
    {
        var lines = CodeRegion.Find(file, file == "w.cs" ? Code : Machine, name, []);

        Assert.Equal(expected.Split('|'), lines);
    }

    [Fact]
    public void Region_OfAMethod_EndsWithItsBrace()
    {
        var lines = CodeRegion.Find("w.cs", Code, "RunAsync", []);

        Assert.Equal("public async Task<string> RunAsync(string input)", lines[0]);
        Assert.Equal("    return await AskAsync(first);", lines[^2]);
        Assert.Equal("}", lines[^1]);
    }

    [Fact]
    public void Region_OfAStatesMembers_HasAnEllipsisForTheRest()
    {
        var lines = CodeRegion.Find("m.json", Machine, "Ask", ["Type", "Arguments"]);

        Assert.Equal(["\"Ask\": {", "  \"Type\": \"Task\",", "  …", "  \"Arguments\": {", "    \"Type\": \"inner\"", "  },", "  …", "}"], lines);
    }

    [Theory]
    [InlineData("w.cs", "AskAsync")]
    [InlineData("w.cs", "ask")]
    [InlineData("m.json", "Type")]
    [InlineData("m.json", "Ask", "Resource")]
    public void Region_ThatIsNotThere_IsAnErrorThatNamesIt(string file, string name, params string[] members)
    {
        var missing = Assert.Throws<TalkException>(() => CodeRegion.Find(file, file == "w.cs" ? Code : Machine, name, members));

        Assert.Contains(members.LastOrDefault(name), missing.Message, StringComparison.Ordinal);
    }
}
