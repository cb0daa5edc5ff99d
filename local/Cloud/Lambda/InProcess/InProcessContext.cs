using Amazon.Lambda.Core;
using Comparison.Local.Cloud.Lambda.Functions;

namespace Comparison.Local.Cloud.Lambda.InProcess;

/// <summary>What a handler in this process is told about its invocation.</summary>
internal sealed class InProcessContext(FunctionInvocation invocation, ILambdaSerializer serializer) : ILambdaContext
{
    public string AwsRequestId => invocation.RequestId;

    public IClientContext ClientContext { get; } = new NoClientContext();

    public string FunctionName => invocation.Function.Name;

    public string FunctionVersion => invocation.Version;

    public ICognitoIdentity Identity { get; } = new NoIdentity();

    public string InvokedFunctionArn => invocation.InvokedArn;

    public ILambdaLogger Logger { get; } = new InProcessLogger(invocation.Log);

    public string LogGroupName => $"/aws/lambda/{FunctionName}";

    public string LogStreamName => $"[{FunctionVersion}]local";

    public int MemoryLimitInMB => invocation.Function.MemoryMegabytes;

    public TimeSpan RemainingTime => invocation.Remaining();

    public ILambdaSerializer Serializer => serializer;

    // AWS's runtime gives empty ones, not nulls, where the caller sent none.
    private sealed class NoClientContext : IClientContext
    {
        public IDictionary<string, string> Environment => null!;

        public IClientApplication Client => null!;

        public IDictionary<string, string> Custom => null!;
    }

    private sealed class NoIdentity : ICognitoIdentity
    {
        public string IdentityId => null!;

        public string IdentityPoolId => null!;
    }
}
