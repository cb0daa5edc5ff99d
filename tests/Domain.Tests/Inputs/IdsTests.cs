using Comparison.Domain.Inputs;

namespace Comparison.Domain.Tests.Inputs;

public sealed class IdsTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void SubjectId_Length_HasALimit(int length, bool expected) =>
        Assert.Equal(expected, SubjectId.IsValid(new('x', length)));

    [Theory]
    [InlineData("aZ09_-", true)]
    [InlineData("a.b", false)]
    [InlineData("a/b", false)]
    [InlineData("x\n", false)]
    [InlineData("\u00E9", false)]
    [InlineData(null, false)]
    public void SubjectId_Characters_AreThoseOfExecutionNames(string? id, bool expected) => Assert.Equal(expected, SubjectId.IsValid(id));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void CorrelationId_Length_HasALimit(int length, bool expected) =>
        Assert.Equal(expected, CorrelationId.IsValid(new('x', length)));

    [Theory]
    [InlineData("aZ09._:=+@/-", true)]
    [InlineData("a b", false)]
    [InlineData("x\n", false)]
    [InlineData("\"", false)]
    [InlineData(null, false)]
    public void CorrelationId_Characters_BreakNoLogLine(string? id, bool expected) => Assert.Equal(expected, CorrelationId.IsValid(id));
}
