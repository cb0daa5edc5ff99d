using System.Text.Json;

namespace Comparison.Scenarios.Drawing;

/// <summary>A request as text, member by member: so it can hold two members of one name, and numbers and texts that no program writes.</summary>
internal sealed class FuzzInput
{
    private readonly List<(string Name, string Raw)> _members;

    public FuzzInput()
        : this([])
    {
    }

    private FuzzInput(List<(string Name, string Raw)> members) => _members = members;

    public IReadOnlyList<(string Name, string Raw)> Members => _members;

    public FuzzInput With(string name, string text) => WithRaw(name, Quote(text));

    /// <param name="raw">JSON text; null leaves the member out.</param>
    public FuzzInput WithRaw(string name, string? raw)
    {
        if (raw is not null)
            _members.Add((name, raw));
        return this;
    }

    public FuzzInput Copy() => new([.. _members]);

    public void Replace(int index, string raw) => _members[index] = (_members[index].Name, raw);

    public void RemoveAt(int index) => _members.RemoveAt(index);

    public override string ToString() =>
        $"{{{string.Join(", ", _members.Select(member => $"{Quote(member.Name)}: {member.Raw}"))}}}";

    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static FuzzInput Parse(string payload)
    {
        using var parsed = JsonDocument.Parse(payload);
        var input = new FuzzInput();
        if (parsed.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException("The request is no object.");
        foreach (var member in parsed.RootElement.EnumerateObject())
            input.WithRaw(member.Name, member.Value.GetRawText());
        return input;
    }

    public static string Quote(string text) => JsonSerializer.Serialize(text);
}
