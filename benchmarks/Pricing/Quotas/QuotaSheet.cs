using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Quotas;

/// <summary>The default quotas of an account in one Region, <c>Quotas/Data/quotas.json</c>: AWS raises most of them when asked.</summary>
public sealed class QuotaSheet
{
    private static readonly Lazy<IReadOnlyList<QuotaEntry>> Entries = new(() => Read(Text()));
    private readonly Dictionary<QuotaKind, Quota> _quotas;

    private QuotaSheet(string region, IEnumerable<QuotaEntry> entries) =>
        (Region, _quotas) = (region, entries.Select(entry => entry.In(region)).ToDictionary(quota => quota.Kind));

    public string Region { get; }

    public IReadOnlyCollection<Quota> Quotas => _quotas.Values;

    public Quota this[QuotaKind kind] => _quotas[kind];

    /// <summary>The quotas of any Region: one that AWS does not name has those of all others.</summary>
    public static QuotaSheet For(string region) => new(region, Entries.Value);

    /// <summary>Reads the data and refuses what advice could go wrong by.</summary>
    /// <exception cref="QuotaException">
    /// Not JSON, an unknown or missing member, a quota missing or twice, an amount that makes no sense, or one without a source.
    /// </exception>
    internal static IReadOnlyList<QuotaEntry> Read(string json)
    {
        QuotaFile file;
        try
        {
            file = JsonSerializer.Deserialize(json, QuotaJson.Default.QuotaFile) ?? throw new QuotaException("the file is empty.");
        }
        catch (JsonException malformed)
        {
            throw new QuotaException(malformed.Message.ReplaceLineEndings(" "), malformed);
        }
        foreach (var kind in Enum.GetValues<QuotaKind>())
            if (file.Quotas.Count(entry => entry.Quota == kind) is var times and not 1)
                throw new QuotaException($"{kind} is there {times} times, not once.");
        var faulty = file.Quotas.Select(entry => (entry.Quota, Fault: Fault(entry))).FirstOrDefault(entry => entry.Fault is not null);
        return faulty.Fault is { } fault ? throw new QuotaException($"{faulty.Quota}: {fault}") : file.Quotas;
    }

    internal static string Text()
    {
        using var reader = new StreamReader(typeof(QuotaSheet).Assembly.GetManifestResourceStream("quotas")!);
        return reader.ReadToEnd();
    }

    private static string? Fault(QuotaEntry entry)
    {
        if (entry.Values.Count(value => value.Regions is null) != 1)
            return "one value, and one only, has no Regions: it is that of all others.";
        if (entry.Values.SelectMany(value => value.Regions ?? []).GroupBy(region => region).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return $"Region {twice.Key} has two values.";
        if (entry.Values.FirstOrDefault(value => value is { Amount: <= 0 } or { Bucket: <= 0 }) is { } value)
            return $"the amount {value.Amount} or the bucket {value.Bucket} is not positive.";
        if (entry.Confidence == Confidence.Unknown)
            return "a quota that nobody knows is not in the sheet: its confidence is a to d.";
        return entry.Source.StartsWith("https://", StringComparison.Ordinal) ? null : $"the source '{entry.Source}' is no address.";
    }
}

internal sealed record QuotaFile(IReadOnlyList<QuotaEntry> Quotas);

/// <summary>A quota as the file has it: a value for each group of Regions.</summary>
internal sealed record QuotaEntry(
    QuotaKind Quota, string Name, string Unit, IReadOnlyList<QuotaValue> Values, string Exceeded, string Raise, Confidence Confidence,
    string Source, DateOnly Date, string? Note = null)
{
    public Quota In(string region)
    {
        var value = Values.FirstOrDefault(value => value.Regions?.Contains(region) == true) ?? Values.Single(value => value.Regions is null);
        return new(Quota, Name, Unit, value.Amount, value.Bucket, Exceeded, Raise, Confidence, Source, Date, Note);
    }
}

/// <param name="Regions">Where it holds; everywhere else when null.</param>
internal sealed record QuotaValue(decimal Amount, decimal? Bucket = null, IReadOnlyList<string>? Regions = null);

/// <summary>Reads what is known and refuses the rest: a misspelt bucket would silently be none.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(QuotaFile))]
internal sealed partial class QuotaJson : JsonSerializerContext;

/// <summary>The quotas do not say what they are asked for, or cannot be read. The message is one line for people.</summary>
public sealed class QuotaException(string message, Exception? inner = null) : Exception($"quotas.json: {message}", inner);
