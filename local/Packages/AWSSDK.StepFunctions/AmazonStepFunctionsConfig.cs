using Amazon.Runtime;
using Amazon.Runtime.Clients;
using Amazon.Runtime.Endpoints;

namespace Amazon.StepFunctions;

public class AmazonStepFunctionsConfig : ClientConfig
{
    private static readonly string Agent = ServiceAgent.Create(StepFunctionsService.Model);

    public AmazonStepFunctionsConfig()
        : base(ServiceDefaults.Provider)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = RegionEndpointServiceName;
        EndpointProvider = new RegionalEndpointProvider(RegionEndpointServiceName, "us-gov-west-1");
    }

    public static new string ServiceId => StepFunctionsService.Model.ServiceId;

    public override string RegionEndpointServiceName => "states";

    public override string ServiceVersion => StepFunctionsService.Model.ApiVersion;

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(new RegionalEndpointParameters(this, parameters.AlternateEndpoint));
}
