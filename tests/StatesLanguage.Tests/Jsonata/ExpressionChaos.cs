namespace Comparison.StatesLanguage.Tests.Jsonata;

/// <summary>Draws expressions that mean harm: endless, huge, deep, or of random tokens.</summary>
internal sealed class ExpressionChaos(int seed)
{
    private static readonly string[] Nests =
        ["(", "[", "{'a':", "-", "$string(", "function($x){", "a[", "a.(", "1 + (", "$map([1],function($v){", "a{'k':", "^(", "|a|", "$eval('", "a~>("];

    private static readonly string[] Links = ["+1", ".a", "[0]", "~>$string", " and a", "&'x'", ".%", "@$v", "#$i", "{'k':1}", "^(a)", "?1:2", "??1", ".*", "[]"];

    private static readonly string[] Recursions =
    [
        "($f:=function($n){1+$f($n+1)};$f(1))",
        "($f:=function($n){$f($n+1)};$f(1))",
        "($f:=function($n){$g($n)};$g:=function($n){$f($n)};$f(1))",
        "($f:=function($x){$f([$x,$x])};$f(1))",
        "($f:=function($x){$f($x&$x)};$f('ab'))",
        "($f:=function($x,$n){$n=0?$x:$f([$x],$n-1)};$string($f(1,100000)))",
        "($f:=function($x,$n){$n=0?$x:$f({'a':$x},$n-1)};$f(1,100000))",
        "($f:=function($x){$map($x,function($v){$f([$v,$v])})};$f([1,2]))",
        "($y:=function($f){$f($f)};$y($y))",
        "$reduce([1..60],function($a,$b){[$a,$a]},[1])",
        "$reduce([1..60],function($a,$b){$a&$a},'abc')",
        "{'a':1}~>|$|{'self':$}|",
        "$sort([1..5000],function($a,$b){$a>$b})",
    ];

    private static readonly string[] Patterns =
        ["(a+)+$", "(a|aa)+b", "(a*)*b", "([a-z]+)*!", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?:a?){30}a{30}", "(.*a){20}", "[[]", "(?<n>a)\\k<n>+$"];

    private static readonly string[] Giants =
    [
        "[1..10000000]", "[0..99999999999]", "$pad('',1000000000,'xyz')", "$map([1..100000],function($x){[1..100000]})",
        "$join($map([1..1000000],$string))", "[1..1000000]~>$zip([1..1000000])", "$power(10,400)", "$formatBase(1e300,2)", "$formatInteger(1e300,'w')",
        "$formatInteger(1e300,'I')", "$formatNumber(1e300,'#,##0.00')", "$fromMillis(1e300)", "$toMillis('9999999999','[Y]')", "$shuffle([1..1000000])",
        "$distinct($map([1..20000],function($v){[$v]}))", "$string([[1..100000],[1..100000]],true)", "$split($pad('',500000,'a'),'')", "1/0", "0/0", "$length($pad('',5000000))",
    ];

    private static readonly string[] Tokens =
    [
        "a", "$", "$$", "%", "*", "**", "1", "-1", "1e308", "'s'", "\"\\u12", "`q`", "null", "true", "$sum", "$map", "function", "λ", "(", ")", "[", "]",
        "{", "}", ".", "..", ",", ";", ":", ":=", "?", "??", "?:", "+", "-", "/", "/a/i", "&", "=", "!=", "<", ">=", "^(", "~>", "@$x", "#$y", "|", "<n-n:n>",
        "in", "and", "/*", "*/", "😀", "\ud800", "\0", "!", "~",
    ];

    private readonly Random _random = new(seed);

    public string Draw() => _random.Next(6) switch
    {
        0 => Nested(),
        1 => string.Concat(Enumerable.Repeat(Pick(Links), _random.Next(1, 3000))).Insert(0, Pick(["a", "1", "$", "[1,2]"])),
        2 => Pick(Recursions),
        3 => $"$match($pad('',{_random.Next(20, 400)},'{Pick(["a", "x", "ab", "aX"])}')&'!',/{Pick(Patterns)}/)",
        4 => $"({Pick(Giants)}){Pick(Links)}",
        _ => string.Join(_random.Next(2) == 0 ? "" : " ", Enumerable.Range(0, _random.Next(1, 40)).Select(_ => Pick(Tokens))),
    };

    // Sometimes closed, sometimes not; now and then deeper than any stack.
    private string Nested()
    {
        var depth = _random.Next(10) == 0 ? 100_000 : _random.Next(1, 400);
        var open = Pick(Nests);
        var close = _random.Next(3) == 0 ? "" : open[^1] switch { '(' => ")", '[' => "]", ':' or '{' => open.Contains("function", StringComparison.Ordinal) ? "})" : "}", _ => "" };
        return string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
