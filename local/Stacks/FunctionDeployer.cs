using System.Globalization;
using Amazon.Lambda.Core;
using Comparison.Adapters.Settings;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.InProcess;

namespace Comparison.Local.Stacks;

/// <summary>Deploys functions, each with its own settings: in this process the classes that the generator made, or processes from zips.</summary>
internal sealed class FunctionDeployer(AccountContext context, LambdaEngine lambda, Variant variant, StackOptions options)
{
    /// <summary>What functions and state machines are called by; a deployment points it to the newest version.</summary>
    public const string Alias = "live";

    private const int MemoryMegabytes = 512;

    private static readonly AsyncLocal<bool> Starting = new();

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>What every function finds in its environment, as Lambda would set it, with the way to this account.</summary>
    public FunctionEnvironment Environment(string function, IReadOnlyDictionary<string, string> settings)
    {
        var variables = new Dictionary<string, string>(settings)
        {
            ["AWS_ACCESS_KEY_ID"] = context.Id,
            ["AWS_ENDPOINT_URL"] = context.Endpoint.ToString(),
            ["AWS_LAMBDA_FUNCTION_NAME"] = function,
            ["AWS_REGION"] = context.Region,
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            [Setting.DeadlineScale] = DeadlineScale,
            [Setting.Engine] = variant.ToText(),
        };
        return new(variables.GetValueOrDefault, context.Time, line => lambda.Logs.AddOutput(function, line, Starting.Value));
    }

    /// <summary>Registers a function and publishes it under the alias <c>live</c>, as Terraform does: whoever calls, calls that.</summary>
    /// <param name="program">The zip's program, where functions run as processes.</param>
    /// <param name="method">By which the program knows the function.</param>
    /// <param name="handler">Makes the generated class, as a cold start does, and names its method, where they run in this process.</param>
    /// <param name="deadLetters">The queue, by ARN, of the events of a function that is invoked by events.</param>
    /// <returns>The ARNs of the alias and of the version.</returns>
    public (string Alias, string Version) Deploy<TIn, TOut>(
        string name,
        FunctionProgram program,
        string method,
        IReadOnlyDictionary<string, string> settings,
        ILambdaSerializer serializer,
        Func<Func<TIn, ILambdaContext, Task<TOut>>> handler,
        DurableSettings? durable = null,
        string? deadLetters = null)
    {
        IFunctionRuntime runtime = options.Packages is null
            ? InThisProcess(serializer, handler)
            : lambda.Processes.Run(File.ReadAllBytes(Path.Combine(options.Packages, $"{program.Zip}.zip")), program.Assembly);
        var function = lambda.Register(new FunctionDefinition(name, runtime)
        {
            Timeout = Timeout,
            MemoryMegabytes = MemoryMegabytes,
            Environment = new Dictionary<string, string>(settings)
            {
                [Setting.DeadlineScale] = DeadlineScale, [Setting.Engine] = variant.ToText(), ["ANNOTATIONS_HANDLER"] = method,
            },
            DeadLetterTarget = deadLetters,
            Durable = durable,
            Settings = new()
            {
                Architecture = "arm64",
                Handler = program.Assembly,
                IsTraced = true,
                LogFormat = "JSON",
                LogGroup = $"/aws/lambda/{name}",
                Role = $"arn:aws:iam::{context.Id}:role/{name}",
            },
        });
        return ($"{function.Arn}:{Alias}", $"{function.Arn}:{function.Publish(Alias)}");
    }

    private string DeadlineScale { get; } = options.DeadlineScale.ToString(CultureInfo.InvariantCulture);

    private InProcessRuntime InThisProcess<TIn, TOut>(ILambdaSerializer serializer, Func<Func<TIn, ILambdaContext, Task<TOut>>> handler) =>
        InProcessRuntime.Create(serializer, function =>
        {
            Starting.Value = true;
            using (Environment(function.Name, function.Environment).Enter())
                try
                {
                    return handler();
                }
                finally
                {
                    Starting.Value = false;
                }
        });
}

/// <summary>A program that serves several functions; <c>ANNOTATIONS_HANDLER</c> names the one that it is to be.</summary>
/// <param name="Zip">Its package's name, without the ending.</param>
/// <param name="Assembly">What Lambda is given as the handler.</param>
internal sealed record FunctionProgram(string Zip, string Assembly)
{
    public static FunctionProgram Durable { get; } = new("durable", "Comparison.Durable");

    public static FunctionProgram Shared { get; } = new("shared", "Comparison.Functions");

    public static FunctionProgram StepFunctions { get; } = new("stepfunctions", "Comparison.StepFunctions");
}
