using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Comparison.Durable.Hosting;

[assembly: LambdaGlobalProperties(GenerateMain = true, Runtime = "dotnet10")]
[assembly: LambdaSerializer(typeof(DurableSerializer))]
