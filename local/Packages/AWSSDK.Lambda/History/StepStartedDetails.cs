namespace Amazon.Lambda.Model;

public class StepStartedDetails;
