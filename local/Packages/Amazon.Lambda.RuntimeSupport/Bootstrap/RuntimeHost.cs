namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What the runtime takes from the process that it runs in.</summary>
internal sealed record RuntimeHost(Func<string, string?> ReadVariable, TimeProvider Time, TextWriter Output)
{
    public static RuntimeHost Current => new(Environment.GetEnvironmentVariable, TimeProvider.System, Console.Out);
}
