using System.Net;
using Amazon.Runtime;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Tests.Targets;

public sealed class AwsTroubleTests
{
    public static TheoryData<Exception, string> Known => new()
    {
        { Service("AccessDeniedException", HttpStatusCode.BadRequest), "AWS refuses (403)" },
        { Service("Anything", HttpStatusCode.Forbidden), "AWS refuses (403)" },
        { Service("UnrecognizedClientException", HttpStatusCode.Forbidden), "AWS does not know these credentials" },
        { Service("ExpiredTokenException", HttpStatusCode.Forbidden), "The credentials have expired" },
        { Service("ThrottlingException", HttpStatusCode.BadRequest), "AWS throttles (429)" },
        { new AmazonClientException("No credentials found."), "AWS cannot be asked: No credentials found." },
        { new DeploymentException("No root."), "No root." },
        { new TaskCanceledException("Elapsed.", new TimeoutException()), "The deployment does not answer in time" },
    };

    [Theory, MemberData(nameof(Known))]
    public void Explain_KnownTrouble_IsOneLine(Exception failure, string line) =>
        Assert.StartsWith(line, AwsFailure.Explain(failure), StringComparison.Ordinal);

    [Fact]
    public void Explain_Defect_IsNone() => Assert.Null(AwsFailure.Explain(new InvalidOperationException("A bug.")));

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "execute-api:Invoke")]
    [InlineData(HttpStatusCode.Unauthorized, ApiClients.TokenVariable)]
    [InlineData(HttpStatusCode.TooManyRequests, "throttles")]
    public void Explain_AnswerOfTheGateway_SaysWhatToDo(HttpStatusCode status, string advice) =>
        Assert.Contains(advice, AwsFailure.Explain(status, message: null), StringComparison.Ordinal);

    private static AmazonServiceException Service(string code, HttpStatusCode status) =>
        new("Said so.", null, ErrorType.Sender, code, "request", status);
}
