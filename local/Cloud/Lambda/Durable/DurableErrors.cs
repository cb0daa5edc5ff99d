using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions.Errors;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda.Durable;

/// <summary>Refusals of the durable service in the shape of the Lambda API.</summary>
internal static class DurableErrors
{
    public static T Translate<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (DurableException refused)
        {
            var status = refused.Code switch
            {
                DurableException.NotFound => StatusCodes.Status404NotFound,
                DurableException.AlreadyStarted => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status400BadRequest,
            };
            throw new AwsException(refused.Code, refused.Message, status);
        }
    }
}
