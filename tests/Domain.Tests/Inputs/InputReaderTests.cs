using System.Text.Json;
using Comparison.Domain.Inputs;

namespace Comparison.Domain.Tests.Inputs;

public sealed class InputReaderTests
{
    [Theory]
    [InlineData("""{"\ud800":"other","title":"kept"}""")]
    [InlineData("""{"tit\ud800":"other","title":"kept"}""")]
    [InlineData("""{"title":"first","t\u0069tle":"kept"}""")]
    [InlineData("""{"title":null,"title":"kept"}""")]
    public void Text_OddMembersBesideIt_IsTheLastOfItsName(string input)
    {
        var reader = new InputReader(JsonElement.Parse(input));

        Assert.Equal("kept", reader.Text("title"));
        Assert.Empty(reader.Errors);
    }

    [Fact]
    public void Text_HalfOfASurrogatePair_IsNoText()
    {
        var reader = new InputReader(JsonElement.Parse("""{"title":"\ud800"}"""));

        Assert.Null(reader.Text("title"));
        Assert.Equal(["title must be text"], reader.Errors);
    }
}
