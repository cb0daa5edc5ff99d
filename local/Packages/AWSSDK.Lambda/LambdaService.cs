using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.Runtime.Clients;

namespace Amazon.Lambda;

/// <summary>AWS Lambda on the wire: restJson1.</summary>
internal static class LambdaService
{
    public static readonly ServiceModel Model = new()
    {
        ServiceId = "Lambda",
        ApiVersion = "2015-03-31",
        OtherError = error => new AmazonLambdaException(error),
        Errors = new Dictionary<string, Func<ServiceError, AmazonServiceException>>
        {
            ["CallbackTimeoutException"] = error => new CallbackTimeoutException(error),
            ["DurableExecutionAlreadyStartedException"] = error => new DurableExecutionAlreadyStartedException(error),
            ["EC2AccessDeniedException"] = error => new EC2AccessDeniedException(error),
            ["EC2ThrottledException"] = error => new EC2ThrottledException(error),
            ["EC2UnexpectedException"] = error => new EC2UnexpectedException(error),
            ["EFSIOException"] = error => new EFSIOException(error),
            ["EFSMountConnectivityException"] = error => new EFSMountConnectivityException(error),
            ["EFSMountFailureException"] = error => new EFSMountFailureException(error),
            ["EFSMountTimeoutException"] = error => new EFSMountTimeoutException(error),
            ["ENILimitReachedException"] = error => new ENILimitReachedException(error),
            ["InvalidParameterValueException"] = error => new InvalidParameterValueException(error),
            ["InvalidRequestContentException"] = error => new InvalidRequestContentException(error),
            ["InvalidRuntimeException"] = error => new InvalidRuntimeException(error),
            ["InvalidSecurityGroupIDException"] = error => new InvalidSecurityGroupIDException(error),
            ["InvalidSubnetIDException"] = error => new InvalidSubnetIDException(error),
            ["InvalidZipFileException"] = error => new InvalidZipFileException(error),
            ["KMSAccessDeniedException"] = error => new KMSAccessDeniedException(error),
            ["KMSDisabledException"] = error => new KMSDisabledException(error),
            ["KMSInvalidStateException"] = error => new KMSInvalidStateException(error),
            ["KMSNotFoundException"] = error => new KMSNotFoundException(error),
            ["NoPublishedVersionException"] = error => new NoPublishedVersionException(error),
            ["RecursiveInvocationException"] = error => new RecursiveInvocationException(error),
            ["RequestTooLargeException"] = error => new RequestTooLargeException(error),
            ["ResourceConflictException"] = error => new ResourceConflictException(error),
            ["ResourceNotFoundException"] = error => new ResourceNotFoundException(error),
            ["ResourceNotReadyException"] = error => new ResourceNotReadyException(error),
            ["S3FilesMountConnectivityException"] = error => new S3FilesMountConnectivityException(error),
            ["S3FilesMountFailureException"] = error => new S3FilesMountFailureException(error),
            ["S3FilesMountTimeoutException"] = error => new S3FilesMountTimeoutException(error),
            ["SerializedRequestEntityTooLargeException"] = error => new SerializedRequestEntityTooLargeException(error),
            ["ServiceException"] = error => new ServiceException(error),
            ["SnapStartException"] = error => new SnapStartException(error),
            ["SnapStartNotReadyException"] = error => new SnapStartNotReadyException(error),
            ["SnapStartTimeoutException"] = error => new SnapStartTimeoutException(error),
            ["SubnetIPAddressLimitReachedException"] = error => new SubnetIPAddressLimitReachedException(error),
            ["TooManyRequestsException"] = error => new TooManyRequestsException(error),
            ["UnsupportedMediaTypeException"] = error => new UnsupportedMediaTypeException(error),
        },
    };
}
