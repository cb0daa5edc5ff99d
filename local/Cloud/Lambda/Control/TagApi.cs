using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.EventSources;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda.Control;

/// <summary>The operations on the tags of functions and event source mappings, by ARN.</summary>
internal sealed class TagApi(FunctionRegistry functions, EventSourceMappings mappings)
{
    private const string Mapping = ":event-source-mapping:";

    public JsonObject List(string arn) => new() { ["Tags"] = FunctionJson.TextMap(Find(arn).All) };

    public void Add(string arn, JsonObject request) => Find(arn).Add(request.TextMap("Tags"));

    public void Remove(string arn, IQueryCollection query) => Find(arn).Remove(query["tagKeys"].OfType<string>());

    private TagSet Find(string arn) => arn.LastIndexOf(Mapping, StringComparison.Ordinal) is >= 0 and var at
        ? mappings.FindByArn(arn, arn[(at + Mapping.Length)..]).Tags
        : functions.Find(functions.Parse(arn, null)).Function.Tags;
}
