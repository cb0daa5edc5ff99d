using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Attached;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Processes;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda.Control;

/// <summary>Makes a function's definition of what CreateFunction and the updates ask for.</summary>
internal sealed class FunctionRequests(FunctionRegistry functions, FunctionProcesses processes)
{
    private const int DefaultRetentionDays = 14;

    private static readonly string[] Configuration =
    [
        "Role", "Handler", "Description", "Timeout", "MemorySize", "Environment", "Runtime", "TracingConfig", "LoggingConfig",
        "DeadLetterConfig", "DurableConfig",
    ];

    /// <exception cref="AwsException">A value that Lambda, or the local cloud, does not take.</exception>
    public FunctionDefinition Create(JsonObject request)
    {
        request.Only(
            "CreateFunction", [.. Configuration, "FunctionName", "Code", "Publish", "PackageType", "Tags", "Architectures"]);
        if (request.Text("PackageType") is not (null or "Zip"))
            throw AwsException.NotSupported("CreateFunction with a container image");
        Validation.Check(check =>
        {
            check.Required(request.Text("FunctionName"), "functionName");
            check.Required(request.Text("Role"), "role");
            if (request.Structure("DurableConfig") is { } durable)
                check.Required(durable["ExecutionTimeout"]?.ToString(), "durableConfig.executionTimeout");
        });
        if (request.Text("Handler") is null || request.Text("Runtime") is null)
            throw ControlMembers.Invalid("Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        var name = functions.Parse(request.Text("FunctionName")!, null).Name;
        var settings = new FunctionSettings { Architecture = Architecture(request) ?? "x86_64" };
        var configured = Configured(new FunctionDefinition(name, Unmade) { Settings = settings }, request) with
        {
            Durable = Durable(request, current: null),
        };
        return WithCode(configured, request.Structure("Code") ?? []);
    }

    /// <exception cref="AwsException">A value that Lambda, or the local cloud, does not take.</exception>
    public FunctionDefinition Configure(FunctionDefinition current, JsonObject request)
    {
        request.Only("UpdateFunctionConfiguration", Configuration);
        // AWS's words for it are not known; that a function is durable from its creation or never is documented.
        if (request.Structure("DurableConfig") is not null && current.Durable is null)
            throw ControlMembers.Invalid("DurableConfig can only be set when the function is created.");
        var changed = Configured(current, request) with { Durable = Durable(request, current.Durable) };
        return changed.Settings.Handler == current.Settings.Handler
            ? changed
            : throw AwsException.NotSupported("UpdateFunctionConfiguration with another Handler");
    }

    /// <returns>The very same definition where the zip is the one that it has.</returns>
    /// <exception cref="AwsException">A value that Lambda, or the local cloud, does not take.</exception>
    public FunctionDefinition Recode(FunctionDefinition current, JsonObject request)
    {
        request.Only("UpdateFunctionCode", "ZipFile", "Publish", "DryRun", "Architectures");
        var architecture = Architecture(request) ?? current.Settings.Architecture;
        var changed = WithCode(current with { Settings = current.Settings with { Architecture = architecture } }, request);
        return changed.Package == current.Package && architecture == current.Settings.Architecture ? current : changed;
    }

    private FunctionDefinition Configured(FunctionDefinition current, JsonObject request)
    {
        var (timeout, memory) = (request.Integer("Timeout"), request.Integer("MemorySize"));
        var (role, runtime) = (request.Text("Role"), request.Text("Runtime"));
        Validation.Check(check =>
        {
            check.Text(role, "role", int.MaxValue, Patterns.RoleArn());
            check.Text(request.Text("Handler"), "handler", 128, Patterns.Handler());
            check.Number(timeout, "timeout", 1, 900);
            check.Number(memory, "memorySize", 128, 10_240);
        });
        if (request.Text("Description") is { Length: > 256 } description)
            throw Validation.Error(
                $"Value '{description}' at 'description' failed to satisfy constraint: Member must have length less than or equal to 256");
        if (runtime?.StartsWith("dotnet", StringComparison.Ordinal) == false)
            throw AwsException.NotSupported($"Code that runs from a zip by {runtime} (a program can attach itself instead)");
        return current with
        {
            Timeout = timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : current.Timeout,
            MemoryMegabytes = memory ?? current.MemoryMegabytes,
            DeadLetterTarget = DeadLetterTarget(request, current.DeadLetterTarget),
            Environment = EnvironmentJson.Read(request) ?? current.Environment,
            Settings = Settings(current.Settings, request),
        };
    }

    private static FunctionSettings Settings(FunctionSettings current, JsonObject request)
    {
        var logging = request.Structure("LoggingConfig");
        logging?.Only("LoggingConfig", "LogFormat", "LogGroup");
        request.Structure("TracingConfig")?.Only("TracingConfig", "Mode");
        return current with
        {
            Role = request.Text("Role") ?? current.Role,
            Handler = request.Text("Handler") ?? current.Handler,
            Runtime = request.Text("Runtime") ?? current.Runtime,
            Description = request.Text("Description") ?? current.Description,
            IsTraced = request.Structure("TracingConfig")?.Text("Mode") is { } mode ? mode == "Active" : current.IsTraced,
            LogFormat = logging?.Text("LogFormat") ?? current.LogFormat,
            LogGroup = logging?.Text("LogGroup") ?? current.LogGroup,
        };
    }

    // Without a target, or with an empty one, it is taken away.
    private string? DeadLetterTarget(JsonObject request, string? current)
    {
        if (request.Structure("DeadLetterConfig") is not { } config)
            return current;
        config.Only("DeadLetterConfig", "TargetArn");
        return config.Text("TargetArn") switch
        {
            null or "" => null,
            var arn when arn.Split(':') is ["arn", _, "sqs", _, _, _] => functions.IsOwn(arn)
                ? arn
                : throw ControlMembers.Invalid("The provided execution role does not have permissions to call SendMessage on SQS"),
            var arn => throw AwsException.NotSupported($"{arn} as a dead-letter queue"),
        };
    }

    private static DurableSettings? Durable(JsonObject request, DurableSettings? current)
    {
        if (request.Structure("DurableConfig") is not { } durable)
            return current;
        durable.Only("DurableConfig", "ExecutionTimeout", "RetentionPeriodInDays");
        var (execution, retention) = (durable.Integer("ExecutionTimeout"), durable.Integer("RetentionPeriodInDays"));
        Validation.Check(check =>
        {
            check.Number(execution, "durableConfig.executionTimeout", 1, 31_622_400);
            check.Number(retention, "durableConfig.retentionPeriodInDays", 1, 90);
        });
        return new(execution ?? current!.ExecutionTimeout, retention ?? current?.RetentionPeriodInDays ?? DefaultRetentionDays);
    }

    private static string? Architecture(JsonObject request) => request.Texts("Architectures") switch
    {
        [] => null,
        [var one and ("x86_64" or "arm64")] => one,
        _ => throw ControlMembers.Invalid("Architectures must be one of x86_64 and arm64."),
    };

    private FunctionDefinition WithCode(FunctionDefinition function, JsonObject code)
    {
        code.Only("Code", "ZipFile", "Publish", "DryRun", "Architectures");
        if (code.Text("ZipFile") is not { } encoded)
            throw ControlMembers.Invalid("Please provide a source for function code.");
        try
        {
            var zip = Convert.FromBase64String(encoded);
            return function with
            {
                Runtime = processes.Run(zip, function.Settings.Handler),
                Package = new(Convert.ToBase64String(SHA256.HashData(zip)), zip.Length),
            };
        }
        catch (Exception broken) when (broken is FormatException or InvalidDataException)
        {
            throw ControlMembers.Invalid("Could not unzip uploaded file. Please check your file, then try to upload again.");
        }
        catch (FunctionCodeException unfit)
        {
            // A program that is not there AWS would take, and fail every invocation of it.
            throw ControlMembers.Invalid(unfit.Message);
        }
    }

    // Stands for the code until it is read: whatever else is wrong with the request is found before a zip is unpacked.
    private static readonly IFunctionRuntime Unmade = new AttachedRuntime();
}

/// <summary>A function's environment, with Lambda's limits on it.</summary>
internal static class EnvironmentJson
{
    private const int MaxBytes = 4096;

    private const string Refused =
        "Lambda was unable to configure your environment variables because the environment variables you have provided";

    // "Defined runtime environment variables" of the Lambda guide: the reserved ones.
    private static readonly HashSet<string> Reserved =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION", "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API", "AWS_REGION", "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN", "LAMBDA_RUNTIME_DIR", "LAMBDA_TASK_ROOT",
    ];

    /// <returns>Null where the request says nothing of it.</returns>
    /// <exception cref="AwsException">A reserved name, or more than 4 KB.</exception>
    public static IReadOnlyDictionary<string, string>? Read(JsonObject request)
    {
        if (request.Structure("Environment") is not { } environment)
            return null;
        environment.Only("Environment", "Variables");
        var variables = environment.TextMap("Variables");
        var reserved = variables.Keys.Where(Reserved.Contains).ToList();
        if (reserved.Count > 0)
            throw ControlMembers.Invalid(
                $"{Refused} contains reserved keys that are currently not supported for modification. " +
                $"Reserved keys used in this request: {string.Join(", ", reserved)}");
        if (variables.Sum(pair => Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value)) > MaxBytes)
            throw ControlMembers.Invalid($"{Refused} exceeded the 4KB limit.");
        return variables;
    }
}
