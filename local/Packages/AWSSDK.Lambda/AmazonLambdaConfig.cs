using Amazon.Runtime;
using Amazon.Runtime.Clients;
using Amazon.Runtime.Endpoints;

namespace Amazon.Lambda;

public class AmazonLambdaConfig : ClientConfig
{
    private static readonly string Agent = ServiceAgent.Create(LambdaService.Model);

    public AmazonLambdaConfig()
        : base(ServiceDefaults.Provider)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = RegionEndpointServiceName;
        EndpointProvider = new RegionalEndpointProvider(RegionEndpointServiceName);
    }

    public static new string ServiceId => LambdaService.Model.ServiceId;

    public override string RegionEndpointServiceName => "lambda";

    public override string ServiceVersion => LambdaService.Model.ApiVersion;

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(new RegionalEndpointParameters(this, parameters.AlternateEndpoint));
}
