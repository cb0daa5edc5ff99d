using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Time;

/// <summary><c>/_local/time</c>.</summary>
public sealed class TimeApiTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _http = new();
    private LocalCloud _cloud = null!;

    public async ValueTask InitializeAsync()
    {
        _cloud = await LocalCloud.StartAsync();
        _http.BaseAddress = _cloud.Endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _cloud.DisposeAsync();
    }

    [Fact]
    public async Task Get_TwoAccounts_TellsClockNextTimerAndRate()
    {
        using var timer = AddVirtual().CreateTimer(_ => { }, null, TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);
        _cloud.AddAccount();

        var time = (await _http.GetFromJsonAsync<JsonObject>("_local/time"))!;

        Assert.Equal(0, (int)time["rate"]!);
        Assert.Equal((true, false), ((bool)time["accounts"]![0]!["virtual"]!, (bool)time["accounts"]![1]!["virtual"]!));
        Assert.Equal((Start, Start.AddMinutes(5)), (Instant(time, "now"), Instant(time, "next")));
    }

    [Theory]
    [InlineData("""{"skip": "next"}""", 300)]
    [InlineData("""{"advance_seconds": 90.5}""", 90.5)]
    public async Task Post_Move_MovesEveryVirtualAccount(string move, double seconds)
    {
        var clocks = new[] { AddVirtual(), AddVirtual() };
        using var timer = clocks[1].CreateTimer(_ => { }, null, TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);

        using var answer = await _http.PostAsync("_local/time", Json(move));

        Assert.Equal(seconds, (double)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["moved_seconds"]!);
        Assert.All(clocks, clock => Assert.Equal(Start.AddSeconds(seconds), clock.GetUtcNow()));
    }

    [Fact]
    public async Task Put_Rate_LetsTheClocksRun()
    {
        var reached = new TaskCompletionSource();
        using var timer = AddVirtual().CreateTimer(_ => reached.SetResult(), null, TimeSpan.FromSeconds(6), Timeout.InfiniteTimeSpan);

        using var answer = await _http.PutAsync("_local/time", Json("""{"rate": 60}"""));

        Assert.Equal(60, (int)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["rate"]!);
        await reached.Task;
    }

    [Theory]
    [InlineData("PUT", """{"rate": 2}""", "A rate is")]
    [InlineData("PUT", """{"rate": "60"}""", "A rate is")]
    [InlineData("PUT", """{"rate": 1, "skip": "next"}""", "A rate is")]
    [InlineData("PUT", "", "A rate is")]
    [InlineData("POST", """{"skip": "all"}""", "A move is")]
    [InlineData("POST", """{"skip": 1}""", "A move is")]
    [InlineData("POST", """{"advance_seconds": -1}""", "A move is")]
    [InlineData("POST", """{"advance_seconds": 1e12}""", "A move is")]
    public async Task Move_ThatIsNone_IsRefusedWithTheReason(string method, string body, string reason)
    {
        var clock = AddVirtual();

        using var request = new HttpRequestMessage(new(method), "_local/time") { Content = Json(body) };
        using var refused = await _http.SendAsync(request);

        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Contains(reason, (string?)(await refused.Content.ReadFromJsonAsync<JsonObject>())!["message"], StringComparison.Ordinal);
        Assert.Equal(Start, clock.GetUtcNow());
    }

    [Fact]
    public async Task Move_EveryAccountInRealTime_IsRefused()
    {
        _cloud.AddAccount();

        using var refused = await _http.PutAsync("_local/time", Json("""{"rate": 60}"""));

        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Contains("real time", (string?)(await refused.Content.ReadFromJsonAsync<JsonObject>())!["message"], StringComparison.Ordinal);
    }

    private VirtualTime AddVirtual()
    {
        Account account = _cloud.AddAccount(time: workload => new VirtualTime(Start, workload));
        return (VirtualTime)account.Context.Time;
    }

    private static DateTimeOffset Instant(JsonObject time, string member) => time["accounts"]![0]![member]!.GetValue<DateTimeOffset>();

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
