namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Runs once, before the first invocation is asked for. False ends the program without an error.</summary>
public delegate Task<bool> LambdaBootstrapInitializer();
