using System.Text.Json;

namespace Comparison.Domain.Tests;

internal static class Json
{
    public static JsonElement Of(string text) => JsonElement.Parse(text);
}
