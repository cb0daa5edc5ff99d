namespace Amazon.StepFunctions.Model;

public class CreateStateMachineRequest : AmazonStepFunctionsRequest
{
    public string Definition { get; set; }

    public EncryptionConfiguration EncryptionConfiguration { get; set; }

    public LoggingConfiguration LoggingConfiguration { get; set; }

    public string Name { get; set; }

    public bool? Publish { get; set; }

    public string RoleArn { get; set; }

    public List<Tag> Tags { get; set; }

    public TracingConfiguration TracingConfiguration { get; set; }

    public StateMachineType Type { get; set; }

    public string VersionDescription { get; set; }
}
