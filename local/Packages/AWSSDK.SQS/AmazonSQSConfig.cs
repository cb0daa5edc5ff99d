using Amazon.Runtime;
using Amazon.Runtime.Clients;
using Amazon.Runtime.Endpoints;

namespace Amazon.SQS;

public class AmazonSQSConfig : ClientConfig
{
    private static readonly string Agent = ServiceAgent.Of(SqsService.Model);

    public AmazonSQSConfig()
        : base(ServiceDefaults.Provider)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = RegionEndpointServiceName;
        EndpointProvider = new RegionalEndpointProvider(RegionEndpointServiceName, "us-gov-east-1", "us-gov-west-1");
    }

    public static new string ServiceId => SqsService.Model.ServiceId;

    public override string RegionEndpointServiceName => "sqs";

    public override string ServiceVersion => SqsService.Model.ApiVersion;

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(new RegionalEndpointParameters(this, parameters.AlternateEndpoint));
}
