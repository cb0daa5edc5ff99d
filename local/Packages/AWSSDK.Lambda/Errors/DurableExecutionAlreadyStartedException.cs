using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Clients;

namespace Amazon.Lambda.Model;

public class DurableExecutionAlreadyStartedException : AmazonLambdaException
{
    public DurableExecutionAlreadyStartedException(string message)
        : base(message)
    {
    }

    public DurableExecutionAlreadyStartedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public DurableExecutionAlreadyStartedException(Exception innerException)
        : base(innerException)
    {
    }

    public DurableExecutionAlreadyStartedException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public DurableExecutionAlreadyStartedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal DurableExecutionAlreadyStartedException(ServiceError error)
        : base(error)
    {
        Type = error.Member("Type");
    }

    public string Type { get; set; }
}
