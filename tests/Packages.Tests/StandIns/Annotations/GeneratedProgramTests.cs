using Comparison.Packages.Tests.Lambda;

namespace Comparison.Packages.Tests.StandIns.Annotations;

public sealed class GeneratedProgramTests
{
    [Fact]
    public void Class_ConstructedAgain_NamesTheAnnotationsOnce()
    {
        _ = new GeneratedFunctions_SerializerName_Generated();
        _ = new GeneratedFunctions_SerializerName_Generated();

        var environment = Environment.GetEnvironmentVariable("AWS_EXECUTION_ENV")!;
        Assert.Equal(2, environment.Split("lib/amazon-lambda-annotations#2.3.0.0").Length);
    }

    [Fact]
    public void Class_WithAStartup_RegistersTheSerializerByItsOwnTypeAlone()
    {
        var run = GeneratorRun.Library("""
            [LambdaStartup] public class S { public void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection s) { } }
            public class F { [LambdaFunction] public int M() => 1; }
            """);

        var generated = run.File("F_M_Generated.g.cs");
        Assert.Empty(run.CompilerErrors);
        Assert.Contains("AddSingleton<global::Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer>();", generated, StringComparison.Ordinal);
        Assert.DoesNotContain("ILambdaSerializer", generated, StringComparison.Ordinal);
    }

    [Fact]
    public void Main_Executable_SwitchesOnTheMethodName()
    {
        var run = GeneratorRun.Executable("""
            namespace Shop
            {
                public class F
                {
                    [LambdaFunction] public string Order(string order) => order;
                    [LambdaFunction] public Task Cancel() => Task.CompletedTask;
                }
            }
            """);

        var program = run.File("Program.g.cs");
        Assert.Empty(run.CompilerErrors);
        Assert.Contains("case \"Order\":", program, StringComparison.Ordinal);
        Assert.Contains(
            "Create(handler, new global::Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer())",
            program, StringComparison.Ordinal);
        Assert.Contains("case \"Cancel\":", program, StringComparison.Ordinal);
        Assert.Contains("Create(handler).Build().RunAsync();", program, StringComparison.Ordinal);
        Assert.Equal("System.Threading.Tasks.Task Main(string[] args)", run.Signature("Shop.GeneratedProgram", "Main"));
    }

    [Fact]
    public void Main_TwoFunctionsOfOneName_IsAnError()
    {
        var run = GeneratorRun.Executable("""
            public class F { [LambdaFunction] public int M() => 1; }
            public class G { [LambdaFunction] public int M() => 1; }
            """);

        Assert.Equal("AWSLambda0107: Another Lambda function of this executable is named M as well", Assert.Single(run.Problems));
    }

    [Fact]
    public void Main_OfALibrary_IsAnError()
    {
        var run = GeneratorRun.Library("""
            [assembly: LambdaGlobalProperties(GenerateMain = true)]
            public class F { [LambdaFunction] public int M() => 1; }
            """);

        Assert.Equal("AWSLambda0111: GenerateMain needs OutputType Exe", Assert.Single(run.Problems));
    }

    [Fact]
    public void Main_WithoutFunctions_IsAnError()
    {
        var run = GeneratorRun.Executable("public class F;");

        Assert.StartsWith("AWSLambda0113", Assert.Single(run.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Main_NotAskedFor_IsNotWritten()
    {
        var run = GeneratorRun.Library("public class F { [LambdaFunction] public int M() => 1; }");

        Assert.Equal(["F_M_Generated.g.cs"], run.Files);
        Assert.Empty(run.CompilerErrors);
    }

    [Fact]
    public void Startup_Twice_IsAnError()
    {
        var run = GeneratorRun.Library("""
            [LambdaStartup] public class A;
            [LambdaStartup] public class B;
            public class F { [LambdaFunction] public int M() => 1; }
            """);

        Assert.StartsWith("AWSLambda0101", Assert.Single(run.Problems), StringComparison.Ordinal);
    }
}
