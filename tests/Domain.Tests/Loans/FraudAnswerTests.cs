using Comparison.Domain.Loans;

namespace Comparison.Domain.Tests.Loans;

public sealed class FraudAnswerTests
{
    [Fact]
    public void Of_NoVerdict_IsSilence() => Assert.Equal(new(null, "the fraud service did not answer"), FraudAnswer.Of(null));

    [Fact]
    public void Of_AVerdict_HoldsIt() => Assert.Equal(new(FraudService.Found, null), FraudAnswer.Of(FraudService.Found));
}
