using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Clients;

namespace Amazon.Lambda.Model;

public class InvalidRuntimeException : AmazonLambdaException
{
    public InvalidRuntimeException(string message)
        : base(message)
    {
    }

    public InvalidRuntimeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InvalidRuntimeException(Exception innerException)
        : base(innerException)
    {
    }

    public InvalidRuntimeException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public InvalidRuntimeException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal InvalidRuntimeException(ServiceError error)
        : base(error)
    {
        Type = error.Member("Type");
    }

    public string Type { get; set; }
}
