using System.Net;
using System.Text;
using Comparison.Cloud.Tests.Lambda.Processes;
using Comparison.Local.Cloud.Lambda.Functions;

namespace Comparison.Cloud.Tests.Lambda;

/// <summary>
/// AWS's runtime sends an error's message twice, for X-Ray in a header of less than 1 MB: one that was refused ended the environment.
/// </summary>
public sealed class LongErrorTests
{
    private const string Note = "Exception exceeded maximum payload size of 256KB.";

    [Theory]
    [InlineData(40_000)]
    [InlineData(300_000)]
    [InlineData((1024 * 1024) - 1)]
    public async Task Attached_ErrorWithALongCause_IsTakenAndTheProgramGoesOn(int characters)
    {
        await using var attached = await AttachedAccount.StartAsync();
        var failing = attached.InvokeAsync();
        using var next = await attached.NextAsync();

        var status = await FailAsync(attached, next, new string('x', characters));
        var invoking = attached.InvokeAsync();
        using var again = await attached.NextAsync();
        await attached.PostAsync($"invocation/{AttachedAccount.RequestId(again)}/response", "1");

        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal("""Unhandled {"errorType":"Bad","errorMessage":"no"}""", await failing);
        Assert.Equal("1", await invoking);
    }

    [Theory]
    [InlineData(40_000)]
    [InlineData(300_000)]
    public async Task Process_ThrowsALongMessage_IsTheFunctionsErrorAndTheProcessGoesOn(int characters)
    {
        await using var probe = await ProbeAccount.StartAsync();
        var before = await probe.InvokeAsync();

        var failed = await probe.InvokeAsync($"throw {characters}");
        var after = await probe.InvokeAsync();

        Assert.Equal(characters < 256 * 1024 ? new string('x', characters) : Note, $"{failed["errorMessage"]}");
        Assert.Equal($"{before["process"]}", $"{after["process"]}");
    }

    [Fact]
    public void InProcess_ThrowsALongMessage_IsCutAsAwsRuntimeCutsIt()
    {
        var large = new IOException(new string('x', 300_000));

        var alone = Describe(large);
        var asCause = Describe(new InvalidOperationException("outer", large));

        Assert.Equal($$"""{"errorMessage":"{{Note}}"}""", alone);
        Assert.Equal($$$"""{"errorType":"InvalidOperationException","errorMessage":"outer","cause":{"errorMessage":"{{{Note}}}"}}""", asCause);
    }

    [Fact]
    public void InProcess_ThrowsSeveral_TellsThemAll()
    {
        var described = Describe(new AggregateException(new IOException("disk"), new TimeoutException("desk")));

        Assert.EndsWith(
            """"causes":[{"errorType":"IOException","errorMessage":"disk"},{"errorType":"TimeoutException","errorMessage":"desk"}]}"""",
            described, StringComparison.Ordinal);
    }

    private static string Describe(Exception exception) => Encoding.UTF8.GetString(FunctionOutcome.Threw(exception).Payload.Span);

    private static async Task<HttpStatusCode> FailAsync(AttachedAccount attached, HttpResponseMessage next, string cause)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{attached.Api}/invocation/{AttachedAccount.RequestId(next)}/error");
        request.Headers.Add("Lambda-Runtime-Function-XRay-Error-Cause", cause);
        request.Content = new StringContent("""{"errorType":"Bad","errorMessage":"no"}""");
        using var answer = await attached.Account.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
