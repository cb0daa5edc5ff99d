using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class SendDurableExecutionCallbackHeartbeatResponse : AmazonWebServiceResponse;
