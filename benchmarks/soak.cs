#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

// Starts and answers approvals in both variants of a running `compare up` at an even rate, watches its process, and writes the curves.
// The rate is that of arrivals: a start that is late because the cloud is slow is counted from when it was due.

const string Usage = """
    dotnet run benchmarks/soak.cs -- PID [--rate N] [--minutes N] [--endpoint URL] [--out FOLDER]

      PID         of the compare up to watch: its memory, threads and open files are read from /proc (Linux)
      --rate      approvals started a second in each variant; 100 when absent
      --minutes   how long; 20 when absent
      --endpoint  where it listens; http://127.0.0.1:4566/ when absent
      --out       where soak.md and soak.svg are written; artifacts/soak when absent

    Start the cloud before: ./compare up --no-page --queue-delay 0 --data artifacts/soak/data
    """;

var options = new Dictionary<string, string> { ["--rate"] = "100", ["--minutes"] = "20", ["--endpoint"] = "http://127.0.0.1:4566/", ["--out"] = "artifacts/soak" };
var given = args.Skip(1).Chunk(2).ToList();
if (args is [] or ["--help"] || !int.TryParse(args[0], out var pid) || given.Exists(pair => pair.Length < 2 || !options.ContainsKey(pair[0])))
{
    Console.Error.WriteLine(Usage);
    return args is ["--help"] ? 0 : 2;
}
foreach (var pair in given)
    options[pair[0]] = pair[1];
var (rate, minutes) = (int.Parse(options["--rate"], CultureInfo.InvariantCulture), double.Parse(options["--minutes"], CultureInfo.InvariantCulture));

using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });
string[] variants = ["durable-000000000001", "stepfunctions-000000000002"];
var apis = variants.Select(variant => new Uri(new Uri(options["--endpoint"]), $"_aws/execute-api/{variant}/")).ToArray();
var session = $"SOAK-{TimeProvider.System.GetUtcNow():HHmmss}";
var soak = new Soak(http);
List<Sample> samples = [Sample.Take(pid, soak, 0)];
var clock = Stopwatch.StartNew();
var length = TimeSpan.FromMinutes(minutes);
List<Task> open = [];
var nextSample = TimeSpan.FromSeconds(30);
for (var number = 0; clock.Elapsed < length; number++)
{
    var due = TimeSpan.FromSeconds((double)number / rate);
    if (due > clock.Elapsed)
        await Task.Delay(due - clock.Elapsed);
    foreach (var api in apis)
        open.Add(soak.ApproveAsync(api, $"{session}-{number}", clock, due));
    if (clock.Elapsed < nextSample)
        continue;
    open.RemoveAll(task => task.IsCompleted);
    samples.Add(Sample.Take(pid, soak, clock.Elapsed.TotalMinutes));
    Console.WriteLine(samples[^1]);
    nextSample += TimeSpan.FromSeconds(30);
}
await Task.WhenAll(open);
samples.Add(Sample.Take(pid, soak, clock.Elapsed.TotalMinutes));
Console.WriteLine(samples[^1]);
Directory.CreateDirectory(options["--out"]);
await File.WriteAllTextAsync(Path.Combine(options["--out"], "soak.md"), Report.Write(samples, rate));
await File.WriteAllTextAsync(Path.Combine(options["--out"], "soak.svg"), Report.Draw(samples));
return 0;

/// <summary>Approvals under way, and what came of them.</summary>
internal sealed class Soak(HttpClient http)
{
    private readonly List<double> _latencies = [];

    public int Started, Answered, Refused;

    /// <summary>Starts a request, and answers it as soon as it is asked about.</summary>
    public async Task ApproveAsync(Uri api, string id, Stopwatch clock, TimeSpan due)
    {
        var request = new JsonObject
        {
            ["request_id"] = id, ["approval_type"] = "access", ["requester"] = "sam.lee@example.com", ["description"] = "A soak",
            ["approvers"] = new JsonArray("dba@example.com"), ["timeout_hours"] = 24,
        };
        if (!await IsTakenAsync(new Uri(api, "workflows/approval"), request))
            return;
        Interlocked.Increment(ref Started);
        lock (_latencies)
            _latencies.Add((clock.Elapsed - due).TotalMilliseconds);
        var answer = new JsonObject { ["decision"] = "approve", ["decided_by"] = "dba@example.com", ["comments"] = "" };
        for (var attempt = 0; attempt < 120; attempt++)
        {
            await Task.Delay(1000); // a person is no faster
            if (await IsTakenAsync(new Uri(api, $"decisions/approval.{id}.approval"), answer, isCounted: false))
            {
                Interlocked.Increment(ref Answered);
                return;
            }
        }
        Interlocked.Increment(ref Refused);
    }

    /// <summary>The latencies of starts since the last call, in milliseconds.</summary>
    public double[] TakeLatencies()
    {
        lock (_latencies)
        {
            double[] taken = [.. _latencies.Order()];
            _latencies.Clear();
            return taken;
        }
    }

    private async Task<bool> IsTakenAsync(Uri address, JsonObject body, bool isCounted = true)
    {
        try
        {
            using var response = await http.PostAsJsonAsync(address, body);
            if (response.IsSuccessStatusCode)
                return true;
        }
        catch (HttpRequestException)
        {
            // As good as refused.
        }
        if (isCounted)
            Interlocked.Increment(ref Refused);
        return false;
    }
}

/// <summary>The process at one moment, and how long starts took since the moment before.</summary>
internal sealed record Sample(double Minutes, double Megabytes, int Threads, int Files, int Started, int Answered, int Refused, double P50, double P99)
{
    public static Sample Take(int pid, Soak soak, double minutes)
    {
        var status = File.ReadLines($"/proc/{pid}/status").Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim());
        var latencies = soak.TakeLatencies();
        double At(double share) => latencies.Length == 0 ? 0 : latencies[(int)Math.Ceiling(latencies.Length * share) - 1];
        return new(
            minutes, int.Parse(status["VmRSS"].Split(' ')[0], CultureInfo.InvariantCulture) / 1024.0, int.Parse(status["Threads"], CultureInfo.InvariantCulture),
            Directory.GetFiles($"/proc/{pid}/fd").Length, soak.Started, soak.Answered, soak.Refused, At(0.5), At(0.99));
    }
}

/// <summary>The curves, as a table and as a drawing.</summary>
internal static class Report
{
    private const int Width = 640;
    private const int Height = 120;

    public static string Write(IReadOnlyList<Sample> samples, int rate)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# A soak of the local cloud, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{rate} approvals a second in each variant, started and answered over HTTP, on a machine of {Environment.ProcessorCount} cores that the client shares. Times are this machine's, and say nothing about AWS.");
        text.AppendLine();
        text.AppendLine("![Memory, threads, open files and latency over time](soak.svg)");
        text.AppendLine();
        text.AppendLine("| minute | resident MB | threads | open files | started | answered | refused | start p50 ms | start p99 ms |");
        text.AppendLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var sample in samples)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {sample.Minutes:0.0} | {sample.Megabytes:0} | {sample.Threads} | {sample.Files} | {sample.Started} | {sample.Answered} | {sample.Refused} | {sample.P50:0} | {sample.P99:0} |");
        return text.ToString();
    }

    public static string Draw(IReadOnlyList<Sample> samples)
    {
        (string Name, Func<Sample, double> Value)[] curves =
            [("resident MB", sample => sample.Megabytes), ("threads", sample => sample.Threads), ("open files", sample => sample.Files), ("start p99, ms", sample => sample.P99)];
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height * curves.Length}\" font-family=\"sans-serif\" font-size=\"12\">");
        text.AppendLine("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        foreach (var (index, (name, value)) in curves.Index())
        {
            var (top, most) = (index * Height, Math.Max(1, samples.Max(value)));
            var points = string.Join(' ', samples.Select(sample => string.Create(
                CultureInfo.InvariantCulture,
                $"{60 + (Width - 80) * sample.Minutes / samples[^1].Minutes:0.0},{top + Height - 20 - (Height - 45) * value(sample) / most:0.0}")));
            text.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"60\" y=\"{top + 16}\">{name}, at most {most:0}</text>");
            text.AppendLine(CultureInfo.InvariantCulture, $"<line x1=\"60\" x2=\"{Width - 20}\" y1=\"{top + Height - 20}\" y2=\"{top + Height - 20}\" stroke=\"#999\"/>");
            text.AppendLine(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"#0b62a4\" stroke-width=\"2\"/>");
        }
        text.AppendLine("</svg>");
        return text.ToString();
    }
}
