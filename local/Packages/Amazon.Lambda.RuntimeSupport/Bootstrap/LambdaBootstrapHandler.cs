namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Serves one invocation. What it throws is reported as the function's error.</summary>
public delegate Task<InvocationResponse> LambdaBootstrapHandler(InvocationRequest invocation);
