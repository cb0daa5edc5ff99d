using System.Globalization;
using System.Text.RegularExpressions;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// A message with placeholders: <c>{name}</c> takes the arguments in order, <c>{0}</c> by position if all placeholders are numbers,
/// <c>{name:format}</c> formats. A placeholder stays as it is without an argument, with a null, and in doubled braces.
/// </summary>
internal sealed partial class MessageTemplate
{
    private readonly Dictionary<string, object> _arguments = [];

    public MessageTemplate(string? message, object?[] args)
    {
        // A message without arguments is no template: braces in it are braces.
        Text = message ?? "";
        if (args.Length > 0)
            Bind(args);
    }

    public string Text { get; private set; }

    /// <summary>The arguments by the names of their placeholders, without those that are null.</summary>
    public IReadOnlyDictionary<string, object> Arguments => _arguments;

    public static string Format(object value, string? format) => value switch
    {
        DateTime or DateTimeOffset when format is null =>
            ((IFormattable)value).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private void Bind(object?[] args)
    {
        var names = Placeholder().Matches(Text).Where(match => match.Groups["name"].Success).ToList();
        var positional = names.TrueForAll(match => int.TryParse(match.Groups["name"].Value, CultureInfo.InvariantCulture, out _));
        var next = 0;
        Text = Placeholder().Replace(Text, match =>
        {
            var name = match.Groups["name"];
            if (!name.Success)
                return match.Value;

            var index = positional ? int.Parse(name.Value, CultureInfo.InvariantCulture) : next++;
            return index < args.Length && args[index] is { } argument ? Take(name.Value, argument, match.Groups["format"]) : match.Value;
        });
    }

    private string Take(string name, object argument, Group format)
    {
        _arguments[name] = argument;
        return Format(argument, format.Success ? format.Value : null);
    }

    [GeneratedRegex(@"\{\{|\}\}|\{(?<name>\w+)(:(?<format>[^{}]+))?\}")]
    private static partial Regex Placeholder();
}
