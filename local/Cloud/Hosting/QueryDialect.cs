using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Control.Query;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sqs.Query;

namespace Comparison.Local.Cloud.Hosting;

/// <summary>How a service speaks the query protocol, which is a little different in each.</summary>
/// <param name="SigningName">The service's name in a signature, which alone tells whom a request is for.</param>
/// <param name="TargetPrefix">What it is called where it speaks AWS JSON.</param>
internal sealed record QueryDialect(
    string SigningName,
    string TargetPrefix,
    Func<string, IEnumerable<KeyValuePair<string, string>>, JsonObject> Read,
    Func<string, JsonObject, string, ReadOnlyMemory<byte>> Write,
    Func<AwsException, string, ReadOnlyMemory<byte>> WriteError)
{
    public static IReadOnlyList<QueryDialect> All { get; } =
    [
        new("sqs", "AmazonSQS", QueryRequest.Read, QueryAnswer.Write, QueryAnswer.Write),
        WithLists("iam", "iam", "https://iam.amazonaws.com/doc/2010-05-08/"),
        WithLists("monitoring", "GraniteServiceVersion20100801", "http://monitoring.amazonaws.com/doc/2010-08-01/"),
        WithLists("sts", "sts", "https://sts.amazonaws.com/doc/2011-06-15/"),
    ];

    /// <summary>For a service that the local cloud does not have: enough to say so.</summary>
    public static QueryDialect Unknown(string signingName) =>
        WithLists(signingName, signingName, $"https://{signingName}.amazonaws.com/");

    private static QueryDialect WithLists(string signingName, string targetPrefix, string space)
    {
        var answer = new ListAnswer(space);
        return new(signingName, targetPrefix, (_, form) => ListForm.Read(form), answer.Write, answer.Write);
    }
}
