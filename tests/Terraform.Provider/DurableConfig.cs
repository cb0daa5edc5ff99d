using System.Globalization;
using System.Text.RegularExpressions;
using Comparison.Terraform.Provider.Protocol;
using Google.Protobuf;

namespace Comparison.Terraform.Provider;

/// <summary>The block <c>durable_config</c>, which version 5 of the provider does not know: on its way past the provider, a note behind the description.</summary>
/// <remarks>
/// So the provider itself finds differences, updates in place, publishes and sees drift, by a value that it does know; and neither
/// Terraform nor the cloud ever sees the note. The schema is that of hashicorp/aws 6.25.0.
/// </remarks>
internal sealed partial record DurableConfig(long ExecutionTimeout, long RetentionPeriod)
{
    public const string Name = "durable_config";
    public const string Timeout = "execution_timeout";
    public const string Retention = "retention_period";

    /// <summary>What <c>retention_period</c> is where the configuration leaves it out.</summary>
    public const long DefaultRetention = 14;

    public static Schema.Types.NestedBlock Schema { get; } = new()
    {
        Block = new() { Attributes = { Number(Timeout, isRequired: true), Number(Retention, isRequired: false) } },
        MaxItems = 1,
        Nesting = Protocol.Schema.Types.Nesting.List,
        TypeName = Name,
    };

    /// <summary>Takes a note off a description.</summary>
    public static (string Description, DurableConfig? Config) Split(string text)
    {
        var note = Note().Match(text);
        return note.Success ? (text[..note.Index], new(Number(note.Groups[1]), Number(note.Groups[2]))) : (text, null);
    }

    public string WriteBehind(string? description) =>
        string.Create(CultureInfo.InvariantCulture, $"{description}[durable {ExecutionTimeout}/{RetentionPeriod}]");

    private static Schema.Types.Attribute Number(string name, bool isRequired) =>
        new() { Name = name, Optional = !isRequired, Required = isRequired, Type = ByteString.CopyFromUtf8("\"number\"") };

    private static long Number(Group digits) => long.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[durable (\d+)/(\d+)\]\z")]
    private static partial Regex Note();
}
