using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Clients;

namespace Amazon.Lambda.Model;

public class SnapStartException : AmazonLambdaException
{
    public SnapStartException(string message)
        : base(message)
    {
    }

    public SnapStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SnapStartException(Exception innerException)
        : base(innerException)
    {
    }

    public SnapStartException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public SnapStartException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal SnapStartException(ServiceError error)
        : base(error)
    {
        Type = error.Member("Type");
    }

    public string Type { get; set; }
}
