namespace Comparison.Cli.Output;

/// <summary>Text in lines that are as wide as there is room: broken between words, and indented where it goes on.</summary>
/// <remarks>A word that is wider than all there is stays whole: whoever copies it wants all of it.</remarks>
internal static class Prose
{
    public static string[] Words(string text) => text.Split([' ', '\n']);

    /// <summary>Writes each line of a text, indented as its first word is.</summary>
    public static void Write(TextWriter output, string text, int width)
    {
        foreach (var line in text.Split('\n'))
            Write(output, line.TrimStart(' '), width, line.Length - line.TrimStart(' ').Length);
    }

    public static void Write(TextWriter output, string text, int width, int indent)
    {
        var line = new string(' ', indent);
        var isFirst = true;
        foreach (var word in Words(text))
        {
            if (!isFirst && line.Length + 1 + word.Length > width)
            {
                output.WriteLine(line);
                (line, isFirst) = (new(' ', indent + 2), true);
            }
            line += isFirst ? word : $" {word}";
            isFirst = false;
        }
        output.WriteLine(line);
    }
}
