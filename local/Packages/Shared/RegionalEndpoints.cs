using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.Runtime.Clients;

/// <summary>What a client's configuration says of its endpoint, under the names that AWS's endpoint rules use.</summary>
internal sealed class RegionalEndpointParameters : EndpointParameters
{
    public const string Endpoint = "Endpoint";
    public const string Region = "Region";
    public const string UseDualStack = "UseDualStack";
    public const string UseFips = "UseFIPS";

    public RegionalEndpointParameters(IClientConfig config, RegionEndpoint alternate)
    {
        this[Endpoint] = config.ServiceURL;
        this[Region] = alternate?.SystemName ?? config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion;
        this[UseDualStack] = config.UseDualstackEndpoint;
        this[UseFips] = config.UseFIPSEndpoint;
    }
}

/// <summary>
/// The rule of AWS's regional services: a given URL as it is, or else <c>https://PREFIX[-fips].REGION.SUFFIX</c> by the region's partition.
/// </summary>
/// <param name="prefix">The first label of the host name.</param>
/// <param name="fipsRegions">Regions whose plain endpoint is a FIPS endpoint already.</param>
internal sealed class RegionalEndpointProvider(string prefix, params string[] fipsRegions) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var fips = parameters[RegionalEndpointParameters.UseFips] is true;
        var dualStack = parameters[RegionalEndpointParameters.UseDualStack] is true;

        if (parameters[RegionalEndpointParameters.Endpoint] is string { Length: > 0 } url)
            return fips || dualStack
                ? throw new AmazonClientException("Invalid Configuration: FIPS or Dualstack and custom endpoint are not supported")
                : new Endpoint(url);

        var region = parameters[RegionalEndpointParameters.Region] as string
            ?? throw new AmazonClientException("Invalid Configuration: Missing Region");
        var partition = Fn.Partition(region);
        if ((fips && !partition.supportsFIPS) || (dualStack && !partition.supportsDualStack))
            throw new AmazonClientException("FIPS or DualStack is enabled but this partition does not support it");

        var infix = fips && (dualStack || !fipsRegions.Contains(region)) ? "-fips" : string.Empty;
        return new Endpoint($"https://{prefix}{infix}.{region}.{(dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}");
    }
}

/// <summary>Asks the configured endpoint provider, which an application may have replaced, for the endpoint of each request.</summary>
internal sealed class RegionalEndpointResolver : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        new RegionalEndpointParameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);
}
