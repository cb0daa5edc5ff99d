namespace Amazon.Lambda.Model;

public class GetDurableExecutionHistoryRequest : AmazonLambdaRequest
{
    public string DurableExecutionArn { get; set; }

    public bool? IncludeExecutionData { get; set; }

    public string Marker { get; set; }

    public int? MaxItems { get; set; }

    public bool? ReverseOrder { get; set; }
}
