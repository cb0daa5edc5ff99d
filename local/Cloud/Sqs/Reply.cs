using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>An operation's answer and how many bytes of messages it moved, which its price depends on.</summary>
internal readonly record struct Reply(JsonObject Answer, long PayloadBytes = 0);
