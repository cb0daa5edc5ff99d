using System.Collections.ObjectModel;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Util.Internal;

namespace Amazon.Runtime.Clients;

/// <summary>What tells one AWS service from another on the wire.</summary>
internal sealed class ServiceModel : IServiceMetadata
{
    /// <summary>AWS's service id. It names the variable <c>AWS_ENDPOINT_URL_&lt;ID&gt;</c> and stands in the user agent.</summary>
    public required string ServiceId { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>What precedes the operation in <c>X-Amz-Target</c>; null for a REST service.</summary>
    public string TargetPrefix { get; init; }

    /// <summary>The exception of each error shape.</summary>
    public required IReadOnlyDictionary<string, Func<ErrorResponse, AmazonServiceException>> Errors { get; init; }

    /// <summary>The exception of an error that no shape describes.</summary>
    public required Func<ErrorResponse, AmazonServiceException> OtherError { get; init; }

    public IDictionary<string, string> OperationNameMapping => ReadOnlyDictionary<string, string>.Empty;
}

/// <summary>How a client introduces itself.</summary>
internal static class ServiceAgent
{
    // Not the number of any release of AWS's package: its logs should not count these clients as theirs.
    private const string Version = "4.0.0-local";

    public static string Create(ServiceModel service) => InternalSDKUtils.BuildUserAgentString(service.ServiceId, Version);
}

/// <summary>The defaults modes of AWS's SDKs (<c>AWS_DEFAULTS_MODE</c>), the same for every service.</summary>
internal static class ServiceDefaults
{
    public static readonly DefaultConfigurationProvider Provider = new(
    [
        Mode(DefaultConfigurationMode.Standard, connectSeconds: 3.1),
        Mode(DefaultConfigurationMode.InRegion, connectSeconds: 1.1),
        Mode(DefaultConfigurationMode.CrossRegion, connectSeconds: 3.1),
        Mode(DefaultConfigurationMode.Mobile, connectSeconds: 30),
        Mode(DefaultConfigurationMode.Auto, connectSeconds: 1.1),
    ]);

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, double connectSeconds) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromSeconds(connectSeconds),
        TlsNegotiationTimeout = TimeSpan.FromSeconds(connectSeconds),
    };
}

/// <summary>The two steps that a client adds to the core's pipeline.</summary>
internal static class ServicePipeline
{
    /// <summary>Both go right behind the marshaller: the endpoint is known before the request is signed for it.</summary>
    public static void Complete(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RegionalEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureV4Handler());
    }
}

/// <summary>Every operation here is signed with Signature Version 4.</summary>
internal sealed class SignatureV4Handler : BaseAuthResolverHandler
{
    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
}
