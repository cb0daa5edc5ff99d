using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Jsonata;
using Comparison.Local.StatesLanguage.Jsonata.Errors;

namespace Comparison.StatesLanguage.Tests.Jsonata;

/// <summary>JSONata in examples, one for each part of the language.</summary>
public sealed class LanguageTests
{
    private const string Data = """
        {"order":[{"id":"o1","lines":[{"sku":"a","price":10,"count":2},{"sku":"b","price":5,"count":1}]},
                  {"id":"o2","lines":[{"sku":"a","price":12,"count":1}]}],"name":"Ann","tags":["x"],"none":null}
        """;

    [Theory]
    [InlineData("order.lines.sku", """["a","b","a"]""")]
    [InlineData("order[0].lines[-1].sku", "\"b\"")]
    [InlineData("order.lines[price > 5].count", "[2,1]")]
    [InlineData("tags", """["x"]""")]
    [InlineData("order[0].id[]", """["o1"]""")]
    [InlineData("order.lines^(>price, sku).price", "[12,10,5]")]
    [InlineData("order.lines{sku: $sum($.(price * count))}", """{"a":32,"b":5}""")]
    [InlineData("order.lines.{'of': %.id, 'sku': sku}[1]", """{"of":"o1","sku":"b"}""")]
    [InlineData("order@$o.tags.($o.id & $)", """["o1x","o2x"]""")]
    [InlineData("order#$i.(id & $i)", """["o10","o21"]""")]
    [InlineData("order ~> |lines[sku = 'a']|{'price': 0}, 'count'|", """[{"id":"o1","lines":[{"sku":"a","price":0},{"sku":"b","price":5,"count":1}]},{"id":"o2","lines":[{"sku":"a","price":0}]}]""")]
    [InlineData("**.sku", """["a","b","a"]""")]
    [InlineData("none", "null")]
    [InlineData("missing ?? 'other'", "\"other\"")]
    [InlineData("'' ?: 'other'", "\"other\"")]
    [InlineData("name = 'Ann' and 1 in [1, 2] ? [1..3] : 0", "[1,2,3]")]
    [InlineData("0.1 + 0.2 & ''", "\"0.3\"")]
    [InlineData("($f := function($n){$n <= 1 ? 1 : $n * $f($n - 1)}; $f(10))", "3628800")]
    [InlineData("($loop := function($n){$n = 0 ? 'done' : $loop($n - 1)}; $loop(10000))", "\"done\"")]
    [InlineData("($twice := $power(?, 2) ~> $string; $map([2, 3], $twice))", """["4","9"]""")]
    [InlineData("$replace('ab-12', /([a-z]+)-(\\d+)/, '$2:$1')", "\"12:ab\"")]
    [InlineData("$split('a1b2', /\\d/)", """["a","b",""]""")]
    [InlineData("$fromMillis(1521801216617, '[FNn], the [Dwo] of [MNn] [Y] [h]:[m01] [P]')", "\"Friday, the twenty-third of March 2018 10:33 am\"")]
    [InlineData("$toMillis('21st August 2017', '[D1o] [MNn] [Y0001]')", "1503273600000")]
    [InlineData("$formatNumber(-1234.5, '#,##0.00;(#,##0.00)')", "\"(1,234.50)\"")]
    [InlineData("$formatInteger(1999, 'I') & $formatInteger(42, 'w')", "\"MCMXCIXforty-two\"")]
    [InlineData("$length('😀') & $substring('😀b', 1)", "\"1b\"")]
    [InlineData("$eval('1 + 1')", "2")]
    public void Expression_OfTheLanguage_HasItsValue(string expression, string value) =>
        Assert.Equal(JsonNode.Parse(value)?.ToJsonString() ?? "null", Evaluate(expression).ToNode()?.ToJsonString().Replace("\\uD83D\\uDE00", "😀", StringComparison.Ordinal) ?? "null");

    [Theory]
    [InlineData("missing.more")]
    [InlineData("[1, 2][5]")]
    [InlineData("missing > 1")]
    [InlineData("$sum(missing)")]
    public void Expression_ThatLeadsNowhere_HasNoValue(string expression) => Assert.False(Evaluate(expression).IsDefined);

    [Theory]
    [InlineData("1 +", "S0207: Unexpected end of expression")]
    [InlineData("[1;2]", "S0202: Expected \"]\", got \";\"")]
    [InlineData("name + 1", "T2001: The left side of the \"+\" operator must evaluate to a number")]
    [InlineData("sum(1)", "T1005: Attempted to invoke a non-function. Did you mean $sum?")]
    [InlineData("$substring(1)", "T0411: Context value is not a compatible type with argument 1 of function \"substring\"")]
    [InlineData("$abs('a')", "T0410: Argument 1 of function \"abs\" does not match function signature")]
    [InlineData("$number('x')", "D3030: Unable to cast value to a number: \"x\"")]
    [InlineData("$error('stop')", "D3137: stop")]
    [InlineData("%", "S0217: The object representing the 'parent' cannot be derived from this expression")]
    [InlineData("$match('aaa', /(/)", "S0302: No terminating / in regular expression")]
    public void Expression_Wrong_SaysSoInJsonatasWords(string expression, string words)
    {
        var error = Assert.Throws<JsonataException>(() => Evaluate(expression));

        Assert.Equal(words, $"{error.Code}: {error.Message}");
    }

    private static JsonataResult Evaluate(string expression) => JsonataExpression.Parse(expression).Evaluate(new JsonataInput
    {
        Data = JsonNode.Parse(Data),
        Now = DateTimeOffset.UnixEpoch,
        NextDouble = () => 0.5,
    });
}
