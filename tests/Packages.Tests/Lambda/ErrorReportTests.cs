using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Comparison.Packages.Tests.Lambda;

/// <summary>What the Runtime API is told of an exception: for the caller in the body, for X-Ray in a header.</summary>
public sealed class ErrorReportTests
{
    private const string Note = "Exception exceeded maximum payload size of 256KB.";

    [Fact]
    public async Task Error_Thrown_HasTypeMessageTraceAndCause()
    {
        var report = await ReportAsync(Thrown("No \"such\" loan", new KeyNotFoundException()));

        var error = JsonDocument.Parse(report.Body).RootElement;
        Assert.Equal("invocation/request-1/error", report.Path);
        Assert.Equal("application/vnd.aws.lambda.error+json", report.ContentType);
        Assert.Equal("InvalidOperationException", report.ErrorType);
        Assert.Equal("InvalidOperationException", error.GetProperty("errorType").GetString());
        Assert.Equal("No \"such\" loan", error.GetProperty("errorMessage").GetString());
        Assert.StartsWith("at Comparison.", error.GetProperty("stackTrace")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("KeyNotFoundException", error.GetProperty("cause").GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task Error_Several_AreAllReported()
    {
        var report = await ReportAsync(new AggregateException(new IOException("disk"), new TimeoutException("desk")));

        var causes = JsonDocument.Parse(report.Body).RootElement.GetProperty("causes").EnumerateArray();
        Assert.Equal(["disk", "desk"], causes.Select(cause => cause.GetProperty("errorMessage").GetString()));
    }

    [Fact]
    public async Task Error_WithALoneSurrogate_IsStillReported()
    {
        var report = await ReportAsync(Thrown("cut \ud83d"));

        Assert.Equal("cut \ufffd", JsonDocument.Parse(report.Body).RootElement.GetProperty("errorMessage").GetString());
    }

    [Fact]
    public async Task Error_TooLarge_IsReplacedByANote()
    {
        var report = await ReportAsync(Thrown(new string('x', 300_000)));

        Assert.Equal($$"""{"errorMessage": "{{Note}}"}""", report.Body);
    }

    [Fact]
    public async Task Error_CauseTooLarge_IsReplacedAlone()
    {
        var report = await ReportAsync(Thrown("outer", new IOException(new string('x', 300_000))));

        var error = JsonDocument.Parse(report.Body).RootElement;
        Assert.Equal("outer", error.GetProperty("errorMessage").GetString());
        Assert.Equal(Note, error.GetProperty("cause").GetProperty("errorMessage").GetString());
    }

    [Theory]
    [InlineData("No \"such\" loan:\n貸付 😀")]
    [InlineData(" x", 300_000)]
    public async Task Cause_OfAnError_IsSentForXRayHoweverLong(string message, int times = 1)
    {
        var whole = string.Concat(Enumerable.Repeat(message, times));

        var report = await ReportAsync(Thrown(whole));

        var cause = JsonDocument.Parse(report.Cause!).RootElement;
        var exception = Assert.Single(cause.GetProperty("exceptions").EnumerateArray());
        Assert.Equal(Directory.GetCurrentDirectory(), cause.GetProperty("working_directory").GetString());
        Assert.Equal(("InvalidOperationException", whole.Trim()), (Text(exception, "type"), Text(exception, "message")!.Trim()));
        Assert.Equal($"{nameof(ErrorReportTests)}.{nameof(Thrown)}", Text(exception.GetProperty("stack")[0], "label"));
        Assert.Equal(JsonValueKind.Array, cause.GetProperty("paths").ValueKind);
    }

    [Fact]
    public async Task Cause_OfAMegabyte_IsLeftOut()
    {
        var report = await ReportAsync(Thrown(new string('x', 1024 * 1024)));

        Assert.Equal(("InvalidOperationException", null), (report.ErrorType, report.Cause));
    }

    [Fact]
    public async Task Error_Reported_LeavesTheProgramForTheNextInvocation()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue("0");
        api.Queue("4");

        var reports = await api.ServeAsync(
            api.Bootstrap(HandlerWrapper.GetHandlerWrapper<int, int>(input => 8 / input, new DefaultLambdaJsonSerializer())), 2);

        Assert.Equal(["DivideByZeroException", null], reports.Select(report => report.ErrorType));
        Assert.Equal("2", reports[1].Body);
    }

    private static async Task<RuntimeApiStub.Report> ReportAsync(Exception failure)
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue("{}");
        return await api.ServeOneAsync(HandlerWrapper.GetHandlerWrapper(
            (Stream _, ILambdaContext _) => Task.FromException<Stream>(failure)));
    }

    private static InvalidOperationException Thrown(string message, Exception? inner = null)
    {
        try
        {
            throw new InvalidOperationException(message, inner);
        }
        catch (InvalidOperationException thrown)
        {
            return thrown;
        }
    }

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
