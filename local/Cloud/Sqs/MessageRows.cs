using System.Text.Json;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>What is on disk of one queue's messages: collects what changes under the queue's lock, and writes it in one piece.</summary>
/// <param name="data">Null where nothing is to outlive the process.</param>
internal sealed class MessageRows(AccountData? data, string queue)
{
    public const string Kind = "sqs.message";

    // The row is made when it is written: of what happens to a message within one call only the end counts.
    private readonly Dictionary<string, SqsMessage?> _changed = [];
    private readonly List<DataChange> _handedOver = [];
    private bool _cleared;

    public void Put(SqsMessage message)
    {
        if (data is not null)
            _changed[message.Id] = message;
    }

    public void Remove(SqsMessage message)
    {
        if (data is not null)
            _changed[message.Id] = null;
    }

    /// <summary>Takes over the row of a message that another queue gave away: it goes in the write that brings the message here.</summary>
    public void TakeOver(SqsMessage message, string fromQueue)
    {
        if (data is not null)
            _handedOver.Add(DataChange.Remove(Kind, KeyOf(fromQueue, message.Id)));
    }

    public void Clear()
    {
        _changed.Clear();
        _cleared = data is not null;
    }

    /// <summary>Writes what has changed since the last time; called before the queue's lock is released.</summary>
    /// <param name="withRequest">See <see cref="AccountData.WriteWithRequest"/>.</param>
    public void Write(bool withRequest)
    {
        if (data is null || (_changed.Count == 0 && _handedOver.Count == 0 && !_cleared))
            return;
        List<DataChange> changes = [.. _handedOver];
        if (_cleared)
            changes.Add(DataChange.RemoveGroup(Kind, queue));
        changes.AddRange(_changed.Select(entry => entry.Value is { } message
            ? DataChange.Put(Kind, new(KeyOf(queue, entry.Key), Serialize(message), queue, message.Order))
            : DataChange.Remove(Kind, KeyOf(queue, entry.Key))));
        _handedOver.Clear();
        _changed.Clear();
        _cleared = false;
        if (withRequest)
            data.WriteWithRequest(changes);
        else
            data.Write(changes);
    }

    /// <summary>A message as an earlier process left it.</summary>
    /// <remarks>
    /// What somebody received stays hidden until its visibility ends. What an event source mapping was about is visible at once: that it was
    /// not handled is certain here, and workflows that wait for it have deadlines of their own. AWS has no such case.
    /// </remarks>
    public static SqsMessage Read(DataRow row, DateTimeOffset now)
    {
        var stored = JsonSerializer.Deserialize<StoredMessage>(row.Value, CloudJson.Options)
            ?? throw new InvalidDataException($"The row {row.Key} holds no message.");
        var content = new MessageContent(stored.Body, stored.Attributes) { TraceHeader = stored.TraceHeader, GroupId = stored.GroupId };
        return new(stored.Id, content, stored.SentAt)
        {
            DeadLetterSourceArn = stored.DeadLetterSourceArn,
            FirstReceivedAt = stored.FirstReceivedAt,
            IsWithMapping = stored.IsWithMapping,
            Order = row.Order,
            ReceiptHandle = stored.ReceiptHandle,
            ReceiveCount = stored.ReceiveCount,
            VisibleAt = stored.IsWithMapping ? now : stored.VisibleAt,
        };
    }

    private static string KeyOf(string queue, string messageId) => $"{queue}/{messageId}";

    private static byte[] Serialize(SqsMessage message) => JsonSerializer.SerializeToUtf8Bytes(
        new StoredMessage(
            message.Id, message.Content.Body, message.Content.Attributes, message.Content.TraceHeader, message.Content.GroupId,
            message.SentAt, message.VisibleAt, message.ReceiveCount, message.FirstReceivedAt, message.ReceiptHandle,
            message.DeadLetterSourceArn, message.IsWithMapping),
        CloudJson.Options);

    // The delay that its sender asked for is in the instant at which it becomes visible.
    private sealed record StoredMessage(
        string Id, string Body, IReadOnlyDictionary<string, SqsMessageAttribute> Attributes, SqsMessageAttribute? TraceHeader, string? GroupId,
        DateTimeOffset SentAt, DateTimeOffset VisibleAt, int ReceiveCount, DateTimeOffset? FirstReceivedAt, string? ReceiptHandle,
        string? DeadLetterSourceArn, bool IsWithMapping);
}
