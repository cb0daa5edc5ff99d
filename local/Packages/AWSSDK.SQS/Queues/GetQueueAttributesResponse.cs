using System.Globalization;
using Amazon.Runtime;
using Amazon.Util;

namespace Amazon.SQS.Model;

/// <summary>The attributes as SQS sends them, and some of them read: 0, false or null where SQS sent none.</summary>
public class GetQueueAttributesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Attributes { get; set; }

    public int ApproximateNumberOfMessages => Number(QueueAttributeName.ApproximateNumberOfMessages);

    public int ApproximateNumberOfMessagesDelayed => Number(QueueAttributeName.ApproximateNumberOfMessagesDelayed);

    public int ApproximateNumberOfMessagesNotVisible => Number(QueueAttributeName.ApproximateNumberOfMessagesNotVisible);

    public bool? ContentBasedDeduplication =>
        bool.TryParse(Text(QueueAttributeName.ContentBasedDeduplication), out var value) ? value : null;

    public DateTime CreatedTimestamp => AWSSDKUtils.ConvertFromUnixEpochSeconds(Number(QueueAttributeName.CreatedTimestamp));

    /// <summary>Seconds.</summary>
    public int DelaySeconds => Number(QueueAttributeName.DelaySeconds);

    public bool FifoQueue => bool.TryParse(Text(QueueAttributeName.FifoQueue), out var value) && value;

    public DateTime LastModifiedTimestamp => AWSSDKUtils.ConvertFromUnixEpochSeconds(Number(QueueAttributeName.LastModifiedTimestamp));

    /// <summary>Bytes.</summary>
    public int MaximumMessageSize => Number(QueueAttributeName.MaximumMessageSize);

    /// <summary>Seconds.</summary>
    public int MessageRetentionPeriod => Number(QueueAttributeName.MessageRetentionPeriod);

    public string Policy => Text(QueueAttributeName.Policy);

    public string QueueARN => Text(QueueAttributeName.QueueArn);

    /// <summary>Seconds.</summary>
    public int VisibilityTimeout => Number(QueueAttributeName.VisibilityTimeout);

    private string Text(string name) => Attributes?.GetValueOrDefault(name);

    private int Number(string name) =>
        int.TryParse(Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
