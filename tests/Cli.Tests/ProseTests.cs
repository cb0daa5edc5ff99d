using Comparison.Cli.Output;

namespace Comparison.Cli.Tests;

public sealed class ProseTests
{
    [Theory]
    [InlineData("a word\nor two", 20, "a word", "or two")]
    [InlineData("what does not fit goes on", 12, "what does", "  not fit", "  goes on")]
    [InlineData("  durable     finds the charge", 24, "  durable     finds the", "    charge")]
    [InlineData("of abcdefghijklmn", 8, "of", "  abcdefghijklmn")]
    public void Line_ThatIsTooWide_GoesOnBetweenWordsFurtherIn(string text, int width, params string[] lines)
    {
        using var writer = new StringWriter();

        Prose.Write(writer, text, width);

        Assert.Equal([.. lines, ""], writer.ToString().ReplaceLineEndings("\n").Split('\n'));
    }
}
