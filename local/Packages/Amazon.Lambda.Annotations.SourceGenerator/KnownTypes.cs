namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>The types that the generator goes by. It knows them by name, for it must not load the packages that it serves.</summary>
internal static class KnownTypes
{
    public const string DurableExecutionAttribute = "Amazon.Lambda.Annotations.DurableExecutionAttribute";
    public const string FromServicesAttribute = "Amazon.Lambda.Annotations.FromServicesAttribute";
    public const string LambdaFunctionAttribute = "Amazon.Lambda.Annotations.LambdaFunctionAttribute";
    public const string LambdaGlobalPropertiesAttribute = "Amazon.Lambda.Annotations.LambdaGlobalPropertiesAttribute";
    public const string LambdaStartupAttribute = "Amazon.Lambda.Annotations.LambdaStartupAttribute";
    public const string SqsEventAttribute = "Amazon.Lambda.Annotations.SQS.SQSEventAttribute";

    public const string LambdaContext = "Amazon.Lambda.Core.ILambdaContext";
    public const string LambdaSerializerAttribute = "Amazon.Lambda.Core.LambdaSerializerAttribute";

    public const string DurableContext = "Amazon.Lambda.DurableExecution.IDurableContext";
    public const string DurableFunction = "Amazon.Lambda.DurableExecution.DurableFunction";

    public const string LambdaBootstrapBuilder = "Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder";

    public const string SqsBatchResponse = "Amazon.Lambda.SQSEvents.SQSBatchResponse";
    public const string SqsEvent = "Amazon.Lambda.SQSEvents.SQSEvent";

    public const string ServiceProvider = "Microsoft.Extensions.DependencyInjection.ServiceProvider";
}
