using System.Text.Json.Serialization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The identity as the Runtime API writes it.</summary>
internal sealed class CognitoIdentity : ICognitoIdentity
{
    [JsonPropertyName("cognitoIdentityId")]
    public string? IdentityId { get; set; }

    [JsonPropertyName("cognitoIdentityPoolId")]
    public string? IdentityPoolId { get; set; }
}
