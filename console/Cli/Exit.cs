using Comparison.Cli.Output;

namespace Comparison.Cli;

/// <summary>The exit codes of every command, and how a refusal reads.</summary>
internal static class Exit
{
    /// <summary>The variants agree, an audit found nothing, or the command did what it was asked to.</summary>
    public const int Same = 0;

    /// <summary>The variants differ, or an audit found something.</summary>
    public const int Different = 1;

    /// <summary>Prints one line to the error stream.</summary>
    /// <returns>The code for a wrong call or a missing thing.</returns>
    public static int Usage(string message)
    {
        Terminal.Complain(message);
        return 2;
    }

    /// <summary>Whether a file system refused: it is read-only, full, or not ours. Sockets fail by way of the same type, but never alone.</summary>
    public static bool IsOfDisk(Exception failure) =>
        failure is DirectoryNotFoundException or UnauthorizedAccessException || (failure.GetType() == typeof(IOException) && failure.InnerException is null);
}
