namespace Amazon.Lambda.Model;

public class CheckpointUpdatedExecutionState
{
    public string NextMarker { get; set; }

    public List<Operation> Operations { get; set; }
}
