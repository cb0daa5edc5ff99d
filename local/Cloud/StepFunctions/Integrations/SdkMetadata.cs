using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.Cloud.StepFunctions.Integrations;

/// <summary>What the optimized integrations add to a service's answer: the HTTP answer's headers and the request's id.</summary>
/// <remarks>The checksum header of DynamoDB and the trace header of Lambda are left out: nothing here computes them.</remarks>
internal static class SdkMetadata
{
    public static JsonObject Add(JsonObject answer, AccountContext context, string contentType, int length)
    {
        var requestId = context.Ids.NewGuid();
        (string Name, string Value)[] headers =
        [
            ("Connection", "keep-alive"),
            ("Content-Length", length.ToString(CultureInfo.InvariantCulture)),
            ("Content-Type", contentType),
            ("Date", context.Time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture)),
            ("x-amzn-RequestId", requestId),
        ];
        var (all, single) = (new JsonObject(), new JsonObject());
        foreach (var (name, value) in headers)
            (all[name], single[name]) = (new JsonArray(value), value);
        answer["SdkHttpMetadata"] = new JsonObject
        {
            ["AllHttpHeaders"] = all,
            ["HttpHeaders"] = single,
            ["HttpStatusCode"] = 200,
        };
        answer["SdkResponseMetadata"] = new JsonObject { ["RequestId"] = requestId };
        return answer;
    }

    public static JsonObject Add(JsonObject answer, AccountContext context) =>
        Add(answer, context, "application/x-amz-json-1.0", Encoding.UTF8.GetByteCount(JsonText.Write(answer)));
}
