using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class StartExecutionRequest : AmazonStepFunctionsRequest
{
    public string Input { get; set; }

    public string Name { get; set; }

    public string StateMachineArn { get; set; }
}

public class StartExecutionResponse : AmazonWebServiceResponse
{
    public string ExecutionArn { get; set; }

    public DateTime? StartDate { get; set; }
}

public class DescribeExecutionRequest : AmazonStepFunctionsRequest
{
    public string ExecutionArn { get; set; }
}

public class DescribeExecutionResponse : AmazonWebServiceResponse
{
    public string ExecutionArn { get; set; }

    public string Input { get; set; }

    public string Output { get; set; }

    public DateTime? StartDate { get; set; }

    public ExecutionStatus Status { get; set; }

    public DateTime? StopDate { get; set; }
}

public class ListExecutionsRequest : AmazonStepFunctionsRequest
{
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public string StateMachineArn { get; set; }

    public ExecutionStatus StatusFilter { get; set; }
}

public class ListExecutionsResponse : AmazonWebServiceResponse
{
    public List<ExecutionListItem> Executions { get; set; }

    public string NextToken { get; set; }
}

public class ExecutionListItem
{
    public string Name { get; set; }

    public DateTime? StartDate { get; set; }

    public ExecutionStatus Status { get; set; }

    public DateTime? StopDate { get; set; }
}

public class CreateStateMachineRequest : AmazonStepFunctionsRequest
{
    public string Definition { get; set; }

    public string Name { get; set; }

    public string RoleArn { get; set; }
}

public class CreateStateMachineResponse : AmazonWebServiceResponse
{
    public string StateMachineArn { get; set; }
}

public class SendTaskFailureRequest : AmazonStepFunctionsRequest
{
    public string Cause { get; set; }

    public string Error { get; set; }

    public string TaskToken { get; set; }
}

public class SendTaskFailureResponse : AmazonWebServiceResponse;

public class SendTaskHeartbeatRequest : AmazonStepFunctionsRequest
{
    public string TaskToken { get; set; }
}

public class SendTaskHeartbeatResponse : AmazonWebServiceResponse;

public class SendTaskSuccessRequest : AmazonStepFunctionsRequest
{
    public string Output { get; set; }

    public string TaskToken { get; set; }
}

public class SendTaskSuccessResponse : AmazonWebServiceResponse;
