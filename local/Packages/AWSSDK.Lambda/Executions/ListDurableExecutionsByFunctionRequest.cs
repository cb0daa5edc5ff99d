namespace Amazon.Lambda.Model;

public class ListDurableExecutionsByFunctionRequest : AmazonLambdaRequest
{
    public string DurableExecutionName { get; set; }

    public string FunctionName { get; set; }

    public string Marker { get; set; }

    public int? MaxItems { get; set; }

    public string Qualifier { get; set; }

    public bool? ReverseOrder { get; set; }

    public DateTime? StartedAfter { get; set; }

    public DateTime? StartedBefore { get; set; }

    public List<string> Statuses { get; set; }
}
