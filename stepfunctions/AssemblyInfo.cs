using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Comparison.StepFunctions;

[assembly: LambdaGlobalProperties(GenerateMain = true, Runtime = "dotnet10")]
[assembly: LambdaSerializer(typeof(TaskSerializer))]
