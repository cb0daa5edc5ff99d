using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Data;

/// <summary>The requests that made an account what it is, in the order in which they ended: carried out again, they make it anew.</summary>
internal sealed class ControlLog(AccountData data)
{
    private const string Kind = "control";
    private const string Key = "log";

    public static DataChange Append(ControlRequest request) => DataChange.Append(Kind, Key, request.Write());

    /// <summary>
    /// Carries out all requests again, one after the other, in a process in which there is nothing yet. One that is refused now is reported,
    /// and the others go on.
    /// </summary>
    /// <param name="carryOut">Carries out one request; its answer shows how that went.</param>
    /// <returns>The log.</returns>
    public async Task<IReadOnlyList<ControlRequest>> ReplayAsync(Func<ControlRequest, HttpContext, Task> carryOut, Action<Exception> report)
    {
        List<ControlRequest> log = [.. data.Parts(Kind, Key).Select(ControlRequest.Read)];
        foreach (var request in log)
        {
            var http = request.ToContext();
            try
            {
                await carryOut(request, http);
                if (http.Response.StatusCode is < 200 or >= 300)
                    report(new ReplayException(request, await ReadErrorAsync(http.Response)));
            }
            catch (Exception defect) // the edge: what one request makes of a defect must not keep the others from what they were told is there
            {
                report(new ReplayException(request, defect.Message, defect));
            }
        }
        return log;
    }

    /// <summary>Writes the log anew without the requests that later ones make good for nothing.</summary>
    public void Compact(IReadOnlyList<ControlRequest> log)
    {
        var superfluous = SupersededCode.Find(log);
        if (superfluous.Count > 0)
            data.Write([DataChange.Remove(Kind, Key), .. log.Where((_, index) => !superfluous.Contains(index)).Select(Append)]);
    }

    // As each protocol writes it.
    private static async Task<string> ReadErrorAsync(HttpResponse response)
    {
        if (response.Headers["x-amzn-ErrorType"].FirstOrDefault() is { } type)
            return type;
        await response.CompleteAsync();
        response.Body.Position = 0;
        var body = await new StreamReader(response.Body).ReadToEndAsync();
        try
        {
            return body.StartsWith('<')
                ? XElement.Parse(body).Descendants().FirstOrDefault(element => element.Name.LocalName == "Code")?.Value ?? body
                : JsonNode.Parse(body)?["__type"]?.ToString() ?? body;
        }
        catch (Exception none) when (none is JsonException or XmlException)
        {
            return $"status {response.StatusCode}";
        }
    }
}

/// <summary>A request that was accepted once, and is not any more.</summary>
internal sealed class ReplayException(ControlRequest request, string error, Exception? inner = null)
    : Exception($"{request.Name} of {request.At:u}, carried out again, is refused: {error}", inner);
