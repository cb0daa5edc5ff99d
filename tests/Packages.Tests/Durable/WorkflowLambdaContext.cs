using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Comparison.Packages.Tests.Durable;

/// <summary>The context of an invocation, with a serializer and a log that keeps its lines.</summary>
internal sealed class WorkflowLambdaContext : ILambdaContext
{
    public LogLines Log { get; } = new();

    public ILambdaSerializer Serializer { get; init; } = new DefaultLambdaJsonSerializer();

    public ILambdaLogger Logger => Log;

    public string AwsRequestId => "request-1";

    public IClientContext ClientContext => null!;

    public string FunctionName => "Fn";

    public string FunctionVersion => "$LATEST";

    public ICognitoIdentity Identity => null!;

    public string InvokedFunctionArn => "arn:aws:lambda:eu-central-1:123456789012:function:Fn:$LATEST";

    public string LogGroupName => "/aws/lambda/Fn";

    public string LogStreamName => "stream";

    public int MemoryLimitInMB => 512;

    public TimeSpan RemainingTime => TimeSpan.FromMinutes(1);
}
