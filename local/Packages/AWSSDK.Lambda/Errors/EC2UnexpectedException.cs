using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Clients;

namespace Amazon.Lambda.Model;

public class EC2UnexpectedException : AmazonLambdaException
{
    public EC2UnexpectedException(string message)
        : base(message)
    {
    }

    public EC2UnexpectedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public EC2UnexpectedException(Exception innerException)
        : base(innerException)
    {
    }

    public EC2UnexpectedException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public EC2UnexpectedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal EC2UnexpectedException(ServiceError error)
        : base(error)
    {
        EC2ErrorCode = error.Member("EC2ErrorCode");
        Type = error.Member("Type");
    }

    public string EC2ErrorCode { get; set; }

    public string Type { get; set; }
}
