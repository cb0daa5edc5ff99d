using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Clients;

namespace Amazon.StepFunctions.Model;

public class InvalidEncryptionConfigurationException : AmazonStepFunctionsException
{
    public InvalidEncryptionConfigurationException(string message)
        : base(message)
    {
    }

    public InvalidEncryptionConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InvalidEncryptionConfigurationException(Exception innerException)
        : base(innerException)
    {
    }

    public InvalidEncryptionConfigurationException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public InvalidEncryptionConfigurationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal InvalidEncryptionConfigurationException(ServiceError error)
        : base(error)
    {
    }
}
