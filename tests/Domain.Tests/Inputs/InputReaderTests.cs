using Comparison.Domain.Inputs;

namespace Comparison.Domain.Tests.Inputs;

public sealed class InputReaderTests
{
    [Theory]
    [InlineData("""{"\ud800":"other","title":"kept"}""")]
    [InlineData("""{"title":"kept","\ud800":"other"}""")]
    [InlineData("""{"tit\ud800":"other","title":"kept"}""")]
    [InlineData("""{"title":"first","t\u0069tle":"kept"}""")]
    [InlineData("""{"title":null,"title":"kept"}""")]
    public void Text_OddMembersBesideIt_IsTheLastOfItsName(string input)
    {
        var reader = Reader(input);

        Assert.Equal("kept", reader.Text("title"));
        Assert.Empty(reader.Errors);
    }

    [Fact]
    public void Text_HalfOfASurrogatePair_IsNoText()
    {
        var reader = Reader("""{"title":"\ud800"}""");

        Assert.Null(reader.Text("title"));
        Assert.Equal(["title must be text"], reader.Errors);
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("""{ "f": null }""", false)]
    [InlineData("""{ "f": " \t" }""", false)]
    [InlineData("""{ "f": "x" }""", true)]
    [InlineData("""{ "f": 0 }""", true)]
    public void Has_Field_IsThereUnlessNullOrBlank(string input, bool expected) => Assert.Equal(expected, Reader(input).Has("f"));

    [Theory]
    [InlineData("{}", null, "f is missing")]
    [InlineData("""{ "f": "x" }""", null, "f must be a list of text")]
    [InlineData("""{ "f": [" "] }""", new string[0], "f is missing")]
    [InlineData("""{ "f": [" x ", ""] }""", new[] { "x" })]
    public void Texts_Field_IsAListOrNull(string input, string[]? expected, params string[] errors)
    {
        var reader = Reader(input);

        var texts = reader.Texts("f", missing: "f is missing");

        Assert.Equal(expected, texts);
        Assert.Equal(errors, reader.Errors);
    }

    [Theory]
    [InlineData("{}", 5)]
    [InlineData("""{ "f": 2 }""", 2)]
    [InlineData("""{ "f": 9 }""", 9)]
    [InlineData("""{ "f": 3.0 }""", 3)]
    [InlineData("""{ "f": 1 }""", 5, "f must be from 2 to 9")]
    [InlineData("""{ "f": 10 }""", 5, "f must be from 2 to 9")]
    [InlineData("""{ "f": 2.5 }""", 5, "f must be a whole number")]
    public void WholeNumber_Range_IncludesItsEnds(string input, int expected, params string[] errors)
    {
        var reader = Reader(input);

        var number = reader.WholeNumber("f", fallback: 5, least: 2, most: 9);

        Assert.Equal(expected, number);
        Assert.Equal(errors, reader.Errors);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void WholeNumber_EndOf64Bits_IsRead(long end)
    {
        var number = Reader($$"""{ "f": {{end}} }""").WholeNumber("f", out var malformed);

        Assert.Equal((end, false), (number, malformed));
    }

    [Theory]
    [InlineData("""{ "f": 1.50 }""", false, "1.5", false)]
    [InlineData("""{ "f": "1.50" }""", true, "1.5", false)]
    [InlineData("""{ "f": "1.50" }""", false, null, true)]
    [InlineData("""{ "f": "1,500" }""", true, null, true)]
    [InlineData("""{ "f": true }""", true, null, true)]
    [InlineData("{}", true, null, false)]
    public void Number_Text_CountsWhereAllowed(string input, bool orText, string? expected, bool isMalformed)
    {
        var reader = Reader(input);

        var number = reader.Number("f", out var malformed, orText);

        Assert.Equal(expected, number?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(isMalformed, malformed);
        Assert.Equal(isMalformed ? ["f must be a number"] : [], reader.Errors);
    }

    [Theory]
    [InlineData("\"run-7\"", "run-7")]
    [InlineData("\"run 7\"", "REQ-1")]
    [InlineData("\"\"", "REQ-1")]
    [InlineData("7", "REQ-1")]
    [InlineData("null", "REQ-1")]
    public void Correlation_ThatCannotBeLogged_IsTheRequestsOwnId(string value, string expected) =>
        Assert.Equal(expected, Reader($$"""{ "correlation_id": {{value}} }""").Correlation("REQ-1"));

    private static InputReader Reader(string input) => new(Json.Of(input));
}
