using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Comparison.Functions;

[assembly: LambdaGlobalProperties(GenerateMain = true, Runtime = "dotnet10")]
[assembly: LambdaSerializer(typeof(EventSerializer))]
