namespace Comparison.Packages.Tests.StandIns.Annotations;

public sealed class GeneratorTests
{
    private const string Durable = "Task M(string o, Amazon.Lambda.DurableExecution.IDurableContext c) => null;";
    private const string Queue = "[Amazon.Lambda.Annotations.SQS.SQSEvent(\"@Q\")]";

    [Theory]
    [InlineData("public string M(string s, ILambdaContext c) => s;", "string M(string __s__, {0} __context__)")]
    [InlineData("public void M(string s) { }", "void M(string __s__)")]
    [InlineData("public Task M(string s) => Task.CompletedTask;", "System.Threading.Tasks.Task M(string __s__)")]
    [InlineData("public Task<int> M(Stream s) => Task.FromResult(1);", "System.Threading.Tasks.Task<int> M(System.IO.Stream __s__)")]
    [InlineData("public int M() => 1;", "int M(System.IO.Stream stream)")]
    [InlineData("public int M(ILambdaContext c) => 1;", "int M({0} __context__)")]
    public void Function_OfAnyShape_KeepsItsSignature(string method, string expected)
    {
        var run = GeneratorRun.Executable($$"""namespace Shop { public class F { [LambdaFunction] {{method}} } }""");

        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilerErrors);
        Assert.Equal(
            expected.Replace("{0}", "Amazon.Lambda.Core.ILambdaContext", StringComparison.Ordinal),
            run.Signature("Shop.F_M_Generated", "M"));
    }

    [Fact]
    public void Function_OfAQueue_KeepsItsSignature()
    {
        var run = GeneratorRun.Library("""
            public class F
            {
                [LambdaFunction, Amazon.Lambda.Annotations.SQS.SQSEvent("@Queue")]
                public Task<Amazon.Lambda.SQSEvents.SQSBatchResponse> M(Amazon.Lambda.SQSEvents.SQSEvent evnt, ILambdaContext c) => null;
            }
            """);

        Assert.Empty(run.CompilerErrors);
        Assert.Equal(
            "System.Threading.Tasks.Task<Amazon.Lambda.SQSEvents.SQSBatchResponse> M("
            + "Amazon.Lambda.SQSEvents.SQSEvent __evnt__, Amazon.Lambda.Core.ILambdaContext __context__)",
            run.Signature("F_M_Generated", "M"));
    }

    [Fact]
    public void Function_WithoutASerializer_IsAnError()
    {
        var run = GeneratorRun.Library("public class F { [LambdaFunction] public int M() => 1; }", assembly: "");

        Assert.StartsWith("AWSLambda0108", Assert.Single(run.Problems), StringComparison.Ordinal);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void Function_Durable_IsWrapped()
    {
        var run = GeneratorRun.Durable("""
            public class F
            {
                [LambdaFunction, DurableExecution(3600)]
                public Task<int> M(string order, Amazon.Lambda.DurableExecution.IDurableContext context) => Task.FromResult(1);
            }
            """);

        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilerErrors);
        Assert.Contains(
            "DurableFunction.WrapAsync<string, int>(function.M, __request__, __context__)",
            run.File("F_M_Generated.g.cs"), StringComparison.Ordinal);
        Assert.Equal(
            "System.Threading.Tasks.Task<Amazon.Lambda.DurableExecution.DurableExecutionInvocationOutput> M("
            + "Amazon.Lambda.DurableExecution.DurableExecutionInvocationInput __request__, Amazon.Lambda.Core.ILambdaContext __context__)",
            run.Signature("F_M_Generated", "M"));
    }

    [Fact]
    public void Function_DurableWithoutResult_IsWrappedByItsInputAlone()
    {
        var run = GeneratorRun.Durable("""
            public class F
            {
                [LambdaFunction, DurableExecution(3600, RetentionPeriodInDays = 7)]
                public Task M(string order, Amazon.Lambda.DurableExecution.IDurableContext context) => Task.CompletedTask;
            }
            """);

        Assert.Empty(run.CompilerErrors);
        Assert.Contains("WrapAsync<string>(function.M,", run.File("F_M_Generated.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3600", "Task M(string order, ILambdaContext c) => Task.CompletedTask;", "AWSLambda0142", "the second parameter must be")]
    [InlineData("3600", "Task M(string order) => Task.CompletedTask;", "AWSLambda0142", "it has 1 parameters")]
    [InlineData("3600", "int M(string o, Amazon.Lambda.DurableExecution.IDurableContext c) => 1;", "AWSLambda0142", "it returns no Task")]
    [InlineData("0", Durable, "AWSLambda0144", "ExecutionTimeout is 0")]
    [InlineData("9, RetentionPeriodInDays = 91", Durable, "AWSLambda0144", "RetentionPeriodInDays is 91")]
    public void Function_DurableByMistake_IsAnError(string settings, string method, string id, string why)
    {
        var run = GeneratorRun.Durable($$"""public class F { [LambdaFunction, DurableExecution({{settings}})] public {{method}} }""");

        var problem = Assert.Single(run.Problems);
        Assert.StartsWith(id, problem, StringComparison.Ordinal);
        Assert.Contains(why, problem, StringComparison.Ordinal);
        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData("public int M(string a, string b) => 1;", "takes one event, but M takes 2")]
    [InlineData(Queue + "public int M(string a) => 1;", "A function with [SQSEvent] takes")]
    [InlineData(Queue + "public int M(Amazon.Lambda.SQSEvents.SQSEvent a) => 1;", "A function with [SQSEvent] returns")]
    public void Function_WithAWrongSignature_IsAnError(string method, string why)
    {
        var run = GeneratorRun.Library($$"""public class F { [LambdaFunction] {{method}} }""");

        var problem = Assert.Single(run.Problems);
        Assert.StartsWith("AWSLambda0117", problem, StringComparison.Ordinal);
        Assert.Contains(why, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Function_TakingServicesWithoutAStartup_IsAnError()
    {
        var run = GeneratorRun.Library("""
            public class F { [LambdaFunction] public int M(string a, [FromServices] System.IDisposable b) => 1; }
            """);

        Assert.Equal("AWSLambda0107: M takes services, but no class has [LambdaStartup]", Assert.Single(run.Problems));
    }
}
