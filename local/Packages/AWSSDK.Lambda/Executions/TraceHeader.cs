namespace Amazon.Lambda.Model;

public class TraceHeader
{
    public string XAmznTraceId { get; set; }
}
