using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.SQS;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.DependencyInjection;

[assembly: LambdaSerializer(typeof(CamelCaseLambdaJsonSerializer))]

namespace Comparison.Packages.Tests.Lambda;

/// <summary>One for each scope, so that a test sees whether invocations share it.</summary>
public sealed class Ticket;

/// <summary>Registers what the functions below need.</summary>
[LambdaStartup]
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services.AddScoped<Ticket>();
}

/// <summary>Functions as an application has them; the tests call what the generator writes for them.</summary>
public sealed class GeneratedFunctions(CamelCaseLambdaJsonSerializer serializer)
{
    private Ticket? _last;

    public CamelCaseLambdaJsonSerializer Serializer { get; } = serializer;

    [LambdaFunction]
    public bool HasNewTicket(string name, [FromServices] Ticket ticket)
    {
        var isNew = !ReferenceEquals(_last, ticket);
        _last = ticket;
        return isNew;
    }

    [LambdaFunction]
    [SQSEvent("@Queue")]
    public async Task<SQSBatchResponse> FailAll(SQSEvent evnt, ILambdaContext context)
    {
        await Task.Yield();
        var failures = evnt.Records.Select(record => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
        return new SQSBatchResponse([.. failures]);
    }

    [LambdaFunction]
    public string SerializerName() => Serializer.GetType().Name;
}
