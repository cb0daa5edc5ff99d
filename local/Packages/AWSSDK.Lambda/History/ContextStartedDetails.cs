namespace Amazon.Lambda.Model;

public class ContextStartedDetails;
