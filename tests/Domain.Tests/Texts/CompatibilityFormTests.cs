using Comparison.Domain.Texts;

namespace Comparison.Domain.Tests.Texts;

public sealed class CompatibilityFormTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("\uFF26\uFF4F\uFF52", "For")]
    [InlineData("\U0001D41F\U0001D428", "fo")]
    [InlineData("\uFB03", "ffi")]
    [InlineData("n\u0303", "\u00F1")]
    [InlineData("\u00F1", "\u00F1")]
    [InlineData("a\u0301\u0323", "\u1EA1\u0301")]
    [InlineData("a\u0315\u0300", "\u00E0\u0315")]
    [InlineData("a\u0301\u0301", "\u00E1\u0301")]
    [InlineData("b\u0308", "b\u0308")]
    [InlineData("a\u0301\u0300", "\u00E1\u0300")]
    [InlineData("a\u0305\u0301", "a\u0305\u0301")]
    [InlineData("\u0301\u0323", "\u0323\u0301")]
    [InlineData("\u0308a", "\u0308a")]
    [InlineData("\u2126", "\u03A9")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("\u1112\u1161", "\uD558")]
    [InlineData("\uD558\u11AB", "\uD55C")]
    [InlineData("\uD55C\u11AB", "\uD55C\u11AB")]
    [InlineData("\uD558\u11A7", "\uD558\u11A7")]
    [InlineData("\uD7A3\uAC00", "\uD7A3\uAC00")]
    [InlineData("\uAC00\u11A8", "\uAC01")]
    [InlineData("\uD7A4", "\uD7A4")]
    [InlineData("\u1113\u1161", "\u1113\u1161")]
    [InlineData("\u1112x", "\u1112x")]
    [InlineData("a\u1161", "a\u1161")]
    [InlineData("\u1112\u1176", "\u1112\u1176")]
    [InlineData("\uD558\u11C3", "\uD558\u11C3")]
    [InlineData("\u200Fx\uFFFE", "\u200Fx\uFFFE")]
    public void Of_Text_IsUnicodesFormKC(string text, string expected) => Assert.Equal(expected, CompatibilityForm.Of(text));
}
