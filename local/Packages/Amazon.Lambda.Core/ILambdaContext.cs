namespace Amazon.Lambda.Core;

/// <summary>What Lambda tells a handler about the invocation that it serves.</summary>
public interface ILambdaContext
{
    /// <summary>The same for every retry of one asynchronous invocation.</summary>
    string AwsRequestId { get; }

    /// <summary>Empty unless the caller sent a client context.</summary>
    IClientContext ClientContext { get; }

    string FunctionName { get; }

    /// <summary>The version an alias points to, when the function was invoked through one.</summary>
    string FunctionVersion { get; }

    /// <summary>Empty unless a Cognito identity authorized the invocation.</summary>
    ICognitoIdentity Identity { get; }

    /// <summary>As the caller named the function: unqualified, or with a version or an alias.</summary>
    string InvokedFunctionArn { get; }

    ILambdaLogger Logger { get; }

    string LogGroupName { get; }

    string LogStreamName { get; }

    int MemoryLimitInMB { get; }

    /// <summary>Time left until Lambda ends the invocation; negative once that moment has passed.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>The tenant of a function with tenant isolation, otherwise null.</summary>
    string TenantId => null;

    /// <summary>The X-Ray trace header of the invocation, null when it is not traced.</summary>
    string TraceId => null;

    /// <summary>The serializer that the function was registered with; durable execution reads and writes its payloads by it.</summary>
    ILambdaSerializer Serializer => null;
}

/// <summary>What the caller sent in <c>X-Amz-Client-Context</c>.</summary>
public interface IClientContext
{
    IDictionary<string, string> Environment { get; }

    IClientApplication Client { get; }

    IDictionary<string, string> Custom { get; }
}

/// <summary>The mobile application that invoked the function through the AWS Mobile SDK.</summary>
public interface IClientApplication
{
    string AppPackageName { get; }

    string AppTitle { get; }

    string AppVersionCode { get; }

    string AppVersionName { get; }

    string InstallationId { get; }
}

/// <summary>The Amazon Cognito identity that authorized the invocation.</summary>
public interface ICognitoIdentity
{
    string IdentityId { get; }

    string IdentityPoolId { get; }
}
