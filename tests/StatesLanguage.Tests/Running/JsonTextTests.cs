using Comparison.Local.StatesLanguage.Json;

namespace Comparison.StatesLanguage.Tests.Running;

/// <summary>JSON as it comes back out.</summary>
public sealed class JsonTextTests
{
    [Theory]
    [InlineData(" { \"a\" : 5000.0 , \"b\" : [ 1e3, -0 ] } ", "{\"a\":5000.0,\"b\":[1e3,-0]}")]
    [InlineData("{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":3,\"b\":2}")]
    [InlineData("\"\\u00e9 \\ud83c\\udd97 <&> \\/\"", "\"é 🆗 <&> /\"")]
    [InlineData("\"\\\" \\\\ \\n \\t \\u0001\"", "\"\\\" \\\\ \\n \\t \\u0001\"")]
    [InlineData("null", "null")]
    [InlineData("{}", "{}")]
    [InlineData("[]", "[]")]
    public void Text_ReadAndWritten_KeepsItsValues(string text, string expected) =>
        Assert.Equal(expected, JsonText.Write(JsonText.Parse(text)));
}
