using Amazon.Runtime.Internal;

namespace Amazon.StepFunctions.Model;

// The errors that somebody catches. AWS's package has many more, all of this base; here they are the base itself, with their code.
public class ExecutionAlreadyExistsException : AmazonStepFunctionsException
{
    internal ExecutionAlreadyExistsException(ErrorResponse error)
        : base(error)
    {
    }
}

public class ExecutionDoesNotExistException : AmazonStepFunctionsException
{
    internal ExecutionDoesNotExistException(ErrorResponse error)
        : base(error)
    {
    }
}

public class InvalidTokenException : AmazonStepFunctionsException
{
    internal InvalidTokenException(ErrorResponse error)
        : base(error)
    {
    }
}

public class TaskDoesNotExistException : AmazonStepFunctionsException
{
    internal TaskDoesNotExistException(ErrorResponse error)
        : base(error)
    {
    }
}

public class TaskTimedOutException : AmazonStepFunctionsException
{
    internal TaskTimedOutException(ErrorResponse error)
        : base(error)
    {
    }
}

public class ValidationException : AmazonStepFunctionsException
{
    internal ValidationException(ErrorResponse error)
        : base(error)
    {
    }
}
