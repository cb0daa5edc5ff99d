using System.Security.Cryptography;
using Comparison.Functions.Http;

namespace Comparison.Scenarios.Tests.Functions;

public sealed class RequestIdsTests
{
    [Theory]
    [InlineData(0, "ART-AAAAAAAAAAAA")]
    [InlineData(31, "ART-777777777777")]
    [InlineData(32, "ART-AAAAAAAAAAAA")]
    [InlineData(255, "ART-777777777777")]
    public void Make_RandomBytes_BecomeBase32(byte value, string id)
    {
        using var random = new ConstantGenerator(value);

        Assert.Equal(id, new RequestIds(random).Make("ART-"));
    }

    private sealed class ConstantGenerator(byte value) : RandomNumberGenerator
    {
        public override void GetBytes(byte[] data) => Array.Fill(data, value);
    }
}
