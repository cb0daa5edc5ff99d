using Amazon.Runtime.Internal;

namespace Amazon.Runtime.Clients;

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
