using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Clients;

namespace Amazon.Lambda.Model;

public class EFSIOException : AmazonLambdaException
{
    public EFSIOException(string message)
        : base(message)
    {
    }

    public EFSIOException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public EFSIOException(Exception innerException)
        : base(innerException)
    {
    }

    public EFSIOException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public EFSIOException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal EFSIOException(ServiceError error)
        : base(error)
    {
        Type = error.Member("Type");
    }

    public string Type { get; set; }
}
