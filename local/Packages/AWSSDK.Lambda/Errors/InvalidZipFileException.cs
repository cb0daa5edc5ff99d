using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Clients;

namespace Amazon.Lambda.Model;

public class InvalidZipFileException : AmazonLambdaException
{
    public InvalidZipFileException(string message)
        : base(message)
    {
    }

    public InvalidZipFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InvalidZipFileException(Exception innerException)
        : base(innerException)
    {
    }

    public InvalidZipFileException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public InvalidZipFileException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal InvalidZipFileException(ServiceError error)
        : base(error)
    {
        Type = error.Member("Type");
    }

    public string Type { get; set; }
}
