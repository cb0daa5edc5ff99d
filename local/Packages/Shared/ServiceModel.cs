using System.Collections.ObjectModel;
using Amazon.Runtime.Internal;

namespace Amazon.Runtime.Clients;

/// <summary>What tells one AWS service from another on the wire.</summary>
internal sealed class ServiceModel : IServiceMetadata
{
    /// <summary>AWS's service id. It names the variable <c>AWS_ENDPOINT_URL_&lt;ID&gt;</c> and stands in the user agent.</summary>
    public required string ServiceId { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>What precedes the operation in <c>X-Amz-Target</c>; null for a REST service.</summary>
    public string TargetPrefix { get; init; }

    /// <summary>True for a service that once spoke the query protocol and still answers with its old error codes when asked to.</summary>
    public bool QueryCompatible { get; init; }

    /// <summary>The exception of each error shape.</summary>
    public required IReadOnlyDictionary<string, Func<ServiceError, AmazonServiceException>> Errors { get; init; }

    /// <summary>The exception of an error that no shape describes.</summary>
    public required Func<ServiceError, AmazonServiceException> OtherError { get; init; }

    public IDictionary<string, string> OperationNameMapping => ReadOnlyDictionary<string, string>.Empty;
}
