using Amazon.Runtime.Endpoints;

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
