using Amazon.Runtime.Internal;

namespace Amazon.Lambda.Model;

// The errors that somebody catches. AWS's package has many more, all of this base; here they are the base itself, with their code.
public class CallbackTimeoutException : AmazonLambdaException
{
    internal CallbackTimeoutException(ErrorResponse error)
        : base(error)
    {
    }
}

public class DurableExecutionAlreadyStartedException : AmazonLambdaException
{
    internal DurableExecutionAlreadyStartedException(ErrorResponse error)
        : base(error)
    {
    }
}

public class InvalidParameterValueException : AmazonLambdaException
{
    internal InvalidParameterValueException(ErrorResponse error)
        : base(error)
    {
    }
}

public class ResourceNotFoundException : AmazonLambdaException
{
    internal ResourceNotFoundException(ErrorResponse error)
        : base(error)
    {
    }
}
