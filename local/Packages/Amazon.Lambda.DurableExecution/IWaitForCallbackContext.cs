using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.DurableExecution;

/// <summary>What a submitter is given beside the callback id.</summary>
public interface IWaitForCallbackContext
{
    ILogger Logger { get; }
}
