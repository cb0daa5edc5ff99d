using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class GetExecutionHistoryRequest : AmazonStepFunctionsRequest
{
    public string ExecutionArn { get; set; }

    public bool? IncludeExecutionData { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public bool? ReverseOrder { get; set; }
}

public class GetExecutionHistoryResponse : AmazonWebServiceResponse
{
    public List<HistoryEvent> Events { get; set; }

    public string NextToken { get; set; }
}

public class HistoryEvent
{
    public ExecutionAbortedEventDetails ExecutionAbortedEventDetails { get; set; }

    public ExecutionFailedEventDetails ExecutionFailedEventDetails { get; set; }

    public ExecutionTimedOutEventDetails ExecutionTimedOutEventDetails { get; set; }

    public long? Id { get; set; }

    public LambdaFunctionFailedEventDetails LambdaFunctionFailedEventDetails { get; set; }

    public LambdaFunctionTimedOutEventDetails LambdaFunctionTimedOutEventDetails { get; set; }

    public long? PreviousEventId { get; set; }

    public StateEnteredEventDetails StateEnteredEventDetails { get; set; }

    public StateExitedEventDetails StateExitedEventDetails { get; set; }

    public TaskFailedEventDetails TaskFailedEventDetails { get; set; }

    public TaskScheduledEventDetails TaskScheduledEventDetails { get; set; }

    public TaskStartFailedEventDetails TaskStartFailedEventDetails { get; set; }

    public TaskSubmitFailedEventDetails TaskSubmitFailedEventDetails { get; set; }

    public TaskTimedOutEventDetails TaskTimedOutEventDetails { get; set; }

    public DateTime? Timestamp { get; set; }

    public HistoryEventType Type { get; set; }
}

public class ExecutionAbortedEventDetails
{
    public string Error { get; set; }
}

public class ExecutionFailedEventDetails
{
    public string Error { get; set; }
}

public class ExecutionTimedOutEventDetails
{
    public string Error { get; set; }
}

public class LambdaFunctionFailedEventDetails
{
    public string Error { get; set; }
}

public class LambdaFunctionTimedOutEventDetails
{
    public string Error { get; set; }
}

public class StateEnteredEventDetails
{
    public string Name { get; set; }
}

public class StateExitedEventDetails
{
    public string Name { get; set; }
}

public class TaskFailedEventDetails
{
    public string Error { get; set; }
}

public class TaskScheduledEventDetails
{
    public long? HeartbeatInSeconds { get; set; }

    public string Resource { get; set; }

    public long? TimeoutInSeconds { get; set; }
}

public class TaskStartFailedEventDetails
{
    public string Error { get; set; }
}

public class TaskSubmitFailedEventDetails
{
    public string Error { get; set; }
}

public class TaskTimedOutEventDetails
{
    public string Error { get; set; }
}
