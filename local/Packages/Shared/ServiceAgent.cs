using Amazon.Util.Internal;

namespace Amazon.Runtime.Clients;

/// <summary>How a client introduces itself.</summary>
internal static class ServiceAgent
{
    // Not the number of any release of AWS's package: its logs should not count these clients as theirs.
    private const string Version = "4.0.0-local";

    public static string Of(ServiceModel service) => InternalSDKUtils.BuildUserAgentString(service.ServiceId, Version);
}
