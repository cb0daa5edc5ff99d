using Amazon.Runtime;

namespace Amazon.SQS.Model;

public class ChangeMessageVisibilityResponse : AmazonWebServiceResponse;
