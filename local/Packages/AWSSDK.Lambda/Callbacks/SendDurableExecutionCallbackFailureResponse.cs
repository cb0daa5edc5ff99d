using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class SendDurableExecutionCallbackFailureResponse : AmazonWebServiceResponse;
