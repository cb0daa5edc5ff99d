using Comparison.Web.Hosting;

namespace Comparison.Web.Tests.Hosting;

public sealed class PageOptionsTests
{
    [Theory]
    [InlineData("The page shows one of")]
    [InlineData("The page shows one of", "--cloud", "http://127.0.0.1:1", "--replay", "x")]
    [InlineData("--port needs a value.", "--port")]
    [InlineData("--port must be from 0 to 65535.", "--port", "65536")]
    [InlineData("--port must be from 0 to 65535.", "--port", "-1")]
    [InlineData("--cloud must be a URL of this machine", "--cloud", "http://example.com")]
    [InlineData("--cloud must be a URL of this machine", "--cloud", "4566")]
    [InlineData("Unknown option '--colour'.", "--colour")]
    public void Parse_WrongArguments_AreRefusedInOneLine(string reason, params string[] arguments)
    {
        var refused = Assert.Throws<FormatException>(() => PageOptions.Parse(arguments));

        Assert.StartsWith(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_AllOfACloud_IsRead()
    {
        var options = PageOptions.Parse(["--port", "0", "--cloud", "http://127.0.0.1:4566", "--record", "file", "--ends-with-input"]);

        Assert.Equal((0, "http://127.0.0.1:4566/", "file", true), (options.Port, options.Cloud!.ToString(), options.Record, options.EndsWithInput));
    }
}
