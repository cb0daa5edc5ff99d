using System.Globalization;

namespace Comparison.Web.Hosting;

/// <summary>What the page is started with: <c>compare serve</c> and <c>compare up</c> pass it on.</summary>
public sealed record PageOptions
{
    public const int DefaultPort = 5080;

    /// <summary>Where to listen on this machine; 0 for any free port.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The local cloud to show; null for what Terraform applied, or a recording.</summary>
    public Uri? Cloud { get; init; }

    /// <summary>Terraform roots, or files with their outputs.</summary>
    public IReadOnlyList<string> Roots { get; init; } = [];

    /// <summary>Whether functions with stand-ins for AWS's packages may be driven on AWS.</summary>
    public bool AllowsLocalPackages { get; init; }

    /// <summary>Where to write what the page receives.</summary>
    public string? Record { get; init; }

    /// <summary>A recording to play instead of a cloud.</summary>
    public string? Replay { get; init; }

    /// <summary>Whether to end when the standard input does: then whoever started the page is no more.</summary>
    public bool EndsWithInput { get; init; }

    /// <exception cref="FormatException">An argument is unknown, incomplete or out of range; the message is one line.</exception>
    public static PageOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new PageOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            string Value() => ++i < arguments.Count ? arguments[i] : throw new FormatException($"{arguments[^1]} needs a value.");
            options = arguments[i] switch
            {
                "--port" => options with { Port = ReadPort(Value()) },
                "--cloud" => options with { Cloud = ReadEndpoint(Value()) },
                "--terraform" => options with { Roots = [.. options.Roots, Value()] },
                "--allow-local-packages" => options with { AllowsLocalPackages = true },
                "--record" => options with { Record = Value() },
                "--replay" => options with { Replay = Value() },
                "--ends-with-input" => options with { EndsWithInput = true },
                var unknown => throw new FormatException($"Unknown option '{unknown}'."),
            };
        }
        var places = (options.Cloud is null ? 0 : 1) + (options.Roots.Count == 0 ? 0 : 1) + (options.Replay is null ? 0 : 1);
        return places == 1 ? options : throw new FormatException("The page shows one of --cloud URL, --terraform ROOT and --replay FILE.");
    }

    private static int ReadPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            ? port
            : throw new FormatException($"--port must be from 0 to {ushort.MaxValue}.");

    private static Uri ReadEndpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback
            ? endpoint
            : throw new FormatException("--cloud must be a URL of this machine, such as http://127.0.0.1:4566.");
}
