namespace Comparison.Local.Cloud.Sqs;

/// <summary>How many messages a queue holds; exact here, approximate on AWS.</summary>
internal readonly record struct QueueCounts(int Visible, int InFlight, int Delayed);
