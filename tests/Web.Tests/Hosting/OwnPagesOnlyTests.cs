using System.Net;
using Comparison.Web.Clouds;
using Comparison.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Comparison.Web.Tests.Hosting;

/// <summary>Nobody but the page itself starts, decides or opens a circuit.</summary>
public sealed class OwnPagesOnlyTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private WebApplication _page = null!;

    public async ValueTask InitializeAsync()
    {
        _page = PageHost.Build(0, new LocalCloudClient(new("http://127.0.0.1:9"), TimeProvider.System));
        await _page.StartAsync();
        _http.BaseAddress = new(_page.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _page.DisposeAsync();
    }

    [Theory]
    [InlineData("GET", "/", "evil.example", null)]
    [InlineData("GET", "/", "127.0.0.1.evil.example", null)]
    [InlineData("GET", "/", null, "http://evil.example")]
    [InlineData("POST", "/", null, null)]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", null, null)]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", null, "http://evil.example")]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", null, "null")]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", "evil.example", "http://evil.example")]
    public async Task Request_OfSomebodyElse_IsForbidden(string method, string path, string? host, string? origin)
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Host = host;
        if (origin is not null)
            request.Headers.Add("Origin", origin);

        using var answer = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Negotiation_OfThePageItself_IsAnswered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", _http.BaseAddress!.GetLeftPart(UriPartial.Authority));

        using var answer = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/runs/loan/NOBODY")]
    [InlineData("/runs/%3Cscript%3E/x")]
    [InlineData("/inbox")]
    public async Task Page_OfAnyAddress_ForbidsScriptsOfOthersAndHasNoneInline(string address)
    {
        using var answer = await _http.GetAsync(address);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self';", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotContain("://", html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
