using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Web.Histories;
using Comparison.Web.Watching;

namespace Comparison.Web.Traces;

/// <summary>Sends each run that has ended to an OpenTelemetry collector, once in each variant.</summary>
/// <remarks>
/// It sees what the page's lists see: of each workflow the newest requests, looked at once a second. What ended before the page was
/// started is sent too, as far as it is among them.
/// </remarks>
internal sealed class TraceExport(CloudWatch watch, TraceTarget target, HttpClient client, TimeProvider machine, ILogger<TraceExport> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(RunKey Run, Variant Variant, DateTimeOffset StartedAt), bool> _seen = new();
    private readonly Channel<RunTrace> _ended = Channel.CreateUnbounded<RunTrace>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var watching = WorkflowNames.All.Select(workflow =>
        {
            var list = watch.Newest(workflow);
            return list.Watch(() => Take(list.Latest.Value));
        }).ToList();
        try
        {
            while (await _ended.Reader.WaitToReadAsync(stoppingToken))
            {
                var traces = new List<RunTrace>();
                while (_ended.Reader.TryRead(out var trace))
                    traces.Add(trace);
                await SendAsync(OtlpJson.Write(traces).ToJsonString(), stoppingToken);
            }
        }
        finally
        {
            watching.ForEach(one => one.Dispose());
        }
    }

    private void Take(WorkList? list)
    {
        foreach (var run in list?.Runs ?? [])
            foreach (var reading in run.Readings)
                if (reading.IsComplete && _seen.TryAdd((run.Run, reading.Variant, reading.StartedAt), true))
                    _ended.Writer.TryWrite(RunTrace.Create(run.Run, reading));
    }

    // A collector that is not there yet, or not any more, is tried again: what has ended waits.
    private async Task SendAsync(string body, CancellationToken cancellationToken)
    {
        var isSaid = false;
        while (await TrySendAsync(body, cancellationToken) is { } failure)
        {
            if (!isSaid)
                log.LogWarning("Traces could not be sent to {Url}: {Failure} They wait.", target.Url, failure);
            isSaid = true;
            await Task.Delay(Pause, machine, cancellationToken);
        }
    }

    private async Task<string?> TrySendAsync(string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Url)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        foreach (var (name, value) in target.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode ? null : $"it answered {(int)answer.StatusCode}.";
        }
        catch (HttpRequestException unreachable)
        {
            return unreachable.Message;
        }
    }
}

/// <summary>Where traces go, by OpenTelemetry's environment variables.</summary>
/// <param name="Headers">Sent along, such as a collector's key.</param>
public sealed record TraceTarget(Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string Extra = "OTEL_EXPORTER_OTLP_HEADERS";

    /// <summary>Null when nobody asked for traces.</summary>
    /// <exception cref="FormatException">The endpoint is no http address, or speaks gRPC.</exception>
    public static TraceTarget? Read(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable(Endpoint) is not { Length: > 0 } endpoint)
            return null;
        if (!Uri.TryCreate(endpoint.TrimEnd('/') + "/v1/traces", UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new FormatException($"{Endpoint} is no http address: {endpoint}");
        if (variable(Protocol) == "grpc")
            throw new FormatException($"{Protocol} is grpc, and traces are sent over HTTP as JSON: unset it, and let {Endpoint} be the collector's HTTP port, often 4318.");
        // name=value,name=value, the values percent-encoded (W3C Baggage, as the specification has it).
        return new(url,
        [
            .. (variable(Extra) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries))
                .Where(pair => pair.Length == 2)
                .Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1]))),
        ]);
    }
}
