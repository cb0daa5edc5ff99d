using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Clients;

namespace Amazon.Lambda.Model;

public class EFSMountFailureException : AmazonLambdaException
{
    public EFSMountFailureException(string message)
        : base(message)
    {
    }

    public EFSMountFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public EFSMountFailureException(Exception innerException)
        : base(innerException)
    {
    }

    public EFSMountFailureException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public EFSMountFailureException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal EFSMountFailureException(ServiceError error)
        : base(error)
    {
        Type = error.Member("Type");
    }

    public string Type { get; set; }
}
