using System.Text.Json;
using System.Text.RegularExpressions;

namespace Comparison.Local.Cloud.Data;

/// <summary>Finds code of functions that nobody ever needs again, because the next code took its place before it was published.</summary>
/// <remarks>
/// Of a run of updates that nothing but changes of the configuration stands between, the first and the last are kept. The first, because
/// Lambda takes code that is there already for no change: whether the last one is a change must not depend on what was between.
/// </remarks>
internal static partial class SupersededCode
{
    private const string Functions = "/2015-03-31/functions";

    /// <returns>The places of the requests in the log.</returns>
    public static IReadOnlySet<int> Find(IReadOnlyList<ControlRequest> log)
    {
        var found = new HashSet<int>();
        var runs = new Dictionary<string, List<int>>();
        foreach (var (index, request) in log.Index())
        {
            var match = OfFunction().Match(request.Target);
            var (name, isUpdate) = (match.Groups["name"].Value, match.Success && request.Method == HttpMethod.Put.Method);
            if (isUpdate && match.Groups["part"].Value == "configuration")
                continue;
            if (isUpdate && ZipOf(request) is not null)
            {
                if (!runs.TryAdd(name, [index]))
                    runs[name].Add(index);
                continue;
            }
            // Anything else that may be about the function ends its run: by name, by ARN or, as CreateFunction, in the body.
            foreach (var run in runs.Where(run => request.Target == Functions || request.Target.Contains(run.Key, StringComparison.Ordinal)).ToList())
            {
                found.UnionWith(Between(run.Value, log));
                runs.Remove(run.Key);
            }
        }
        found.UnionWith(runs.Values.SelectMany(run => Between(run, log)));
        return found;
    }

    private static IEnumerable<int> Between(List<int> run, IReadOnlyList<ControlRequest> log) =>
        run.Count > 2 && ZipOf(log[run[0]]) != ZipOf(log[run[^1]]) ? run[1..^1] : [];

    // Null for a request that asks for more than other code, such as a version.
    private static string? ZipOf(ControlRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return body.RootElement.EnumerateObject().All(member => member.Name == "ZipFile" || member.Value.ValueKind == JsonValueKind.False)
            ? body.RootElement.GetProperty("ZipFile").GetString()
            : null;
    }

    [GeneratedRegex($@"^{Functions}/(?<name>[a-zA-Z0-9_-]+)/(?<part>code|configuration)$")]
    private static partial Regex OfFunction();
}
