using System.Text.Json;

namespace Comparison.Pricing.Sheets;

/// <summary>How components are written for people.</summary>
public static class Words
{
    public static string Of(Component component) => component switch
    {
        Component.DurableOperation => "durable operations",
        Component.DurableDataWritten => "durable data written",
        Component.DurableDataRetained => "durable data retained",
        Component.StateTransition => "state transitions",
        Component.LambdaRequest => "Lambda requests",
        Component.LambdaDurationX86 => "Lambda duration, x86",
        Component.LambdaDurationArm64 => "Lambda duration, arm64",
        Component.SqsRequest => "SQS requests",
        Component.DynamoDbWrite => "DynamoDB writes",
        Component.DynamoDbRead => "DynamoDB reads",
        Component.HttpApiRequest => "HTTP API requests",
        Component.LogIngestion => "logs of functions",
        _ => throw new ArgumentOutOfRangeException(nameof(component), component, "Unknown component."),
    };

    /// <summary>The component as a price sheet spells it.</summary>
    internal static string InSheet(Component component) => JsonNamingPolicy.SnakeCaseLower.ConvertName(component.ToString());
}
