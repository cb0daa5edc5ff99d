using System.Globalization;
using System.Text.Json;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sns;

/// <summary>The account's mail, instead of any that is sent: the last 1,000 messages of all its topics.</summary>
public sealed class Mailbox
{
    private const string Kind = "sns.mail";
    private const int MaxKept = 1000;

    private readonly AccountData? _data;
    private readonly Lock _gate = new();
    private readonly Queue<Mail> _mails = [];
    private long _last;

    /// <param name="data">Null where nothing is to outlive the process.</param>
    internal Mailbox(AccountData? data) => _data = data;

    internal void Put(Mail mail)
    {
        lock (_gate)
        {
            Add(mail, ++_last);
            _data?.Write(
            [
                DataChange.Put(Kind, new(KeyOf(_last), JsonSerializer.SerializeToUtf8Bytes(mail, CloudJson.Options), Order: _last)),
                DataChange.Remove(Kind, KeyOf(_last - MaxKept)),
            ]);
        }
    }

    /// <summary>Takes up what an earlier process kept: what is here already came of subscriptions that were made again.</summary>
    internal void Restore(AccountData data)
    {
        lock (_gate)
        {
            _mails.Clear();
            foreach (var row in data.Read(Kind))
                Add(JsonSerializer.Deserialize<Mail>(row.Value, CloudJson.Options)!, row.Order);
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Mail> Read()
    {
        lock (_gate)
            return [.. _mails];
    }

    private void Add(Mail mail, long number)
    {
        if (_mails.Count == MaxKept)
            _mails.Dequeue();
        _mails.Enqueue(mail);
        _last = number;
    }

    private static string KeyOf(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One message to one person. Its text may hold whatever the sender wrote, a task token among it: it is for the person alone.</summary>
public sealed record Mail(DateTimeOffset At, string To, string Subject, string Text)
{
    public override string ToString() => $"Mail {{ At = {At:O}, To = {To} }}";
}
