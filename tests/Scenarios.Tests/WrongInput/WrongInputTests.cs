using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Comparison.Scenarios.Tests.WrongInput;

/// <summary>Every wrong request to Lambda is answered as AWS answers it, and changes nothing.</summary>
public sealed partial class WrongInputTests
{
    private static readonly Dictionary<string, Row> Rows = JsonSerializer.Deserialize<List<Row>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wrong-input.json")), JsonSerializerOptions.Web)!.ToDictionary(row => row.Name);

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task WrongRequest_IsRefusedInAwsWordsAndChangesNothing(string name)
    {
        using var held = await HeldExecution.StartAsync();
        var row = Rows[name];
        var before = held.State();

        var path = Fill(row.Path, held, Uri.EscapeDataString);
        var (status, error, body) = await held.SendAsync(
            row.Method, path, row.Body is null ? null : Fill(row.Body, held, text => text), [.. row.Headers.Select(header => (header.Key, header.Value))]);

        Assert.Equal((row.Status, row.Error, row.Message), (status, error, MessageOf(body)));
        Assert.Equal(before, held.State());
    }

    private static string Fill(string text, HeldExecution held, Func<string, string> escape) => Repeated().Replace(text, Repeat)
        .Replace("{arn}", escape(held.Arn), StringComparison.Ordinal)
        .Replace("{token}", escape(held.Token), StringComparison.Ordinal)
        .Replace("{callback}", escape(held.CallbackId), StringComparison.Ordinal)
        .Replace("{open}", escape(held.OpenCallbackId), StringComparison.Ordinal);

    // What is too large or too many is written as a count: {x*262145} are so many letters, {steps*3000} so many steps that start.
    private static string Repeat(Match counted)
    {
        var count = int.Parse(counted.Groups[2].Value, CultureInfo.InvariantCulture);
        return counted.Groups[1].Value == "x"
            ? new('x', count)
            : string.Join(',', Enumerable.Range(1, count).Select(i => $$"""{"Id":"s{{i}}","Type":"STEP","Action":"START"}"""));
    }

    // Ids that differ from run to run are not part of what is expected.
    private static string MessageOf(JsonElement body)
    {
        var message = body.TryGetProperty("message", out var lower) ? lower : body.GetProperty("Message");
        return Regex.Replace(
            message.GetString()!, @"arn:aws:lambda:[^ ']*|\d{12}", match => match.Value.StartsWith("arn", StringComparison.Ordinal) ? "ARN" : "ACCOUNT");
    }

    [GeneratedRegex(@"\{(x|steps)\*(\d+)\}")]
    private static partial Regex Repeated();
}
