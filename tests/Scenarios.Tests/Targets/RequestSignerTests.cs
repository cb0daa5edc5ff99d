using Comparison.Local.Cloud.Time;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Tests.Targets;

/// <summary>Against the signatures of AWS's own test suite for Signature Version 4.</summary>
public sealed class RequestSignerTests
{
    private static readonly RequestSigner Signer = new(
        "us-east-1", "service", new VirtualTime(new DateTimeOffset(2015, 8, 30, 12, 36, 0, TimeSpan.Zero), new()));

    [Theory]
    [InlineData("GET", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("GET", "/?Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    public void Sign_RequestOfAwsSuite_GivesItsSignature(string method, string target, string signature)
    {
        using var request = new HttpRequestMessage(new(method), new Uri($"https://example.amazonaws.com{target}"));

        Signer.Sign(request, [], "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", sessionToken: null);

        Assert.Equal(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
            + $"SignedHeaders=host;x-amz-date, Signature={signature}",
            request.Headers.GetValues("Authorization").Single());
    }

    [Fact]
    public void Sign_TemporaryCredentials_SignTheirToken()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("https://example.amazonaws.com/"));

        Signer.Sign(request, [], "AKIDEXAMPLE", "secret", "session");

        Assert.Equal("session", request.Headers.GetValues("X-Amz-Security-Token").Single());
        Assert.Contains("SignedHeaders=host;x-amz-date;x-amz-security-token,", request.Headers.GetValues("Authorization").Single(), StringComparison.Ordinal);
    }
}
