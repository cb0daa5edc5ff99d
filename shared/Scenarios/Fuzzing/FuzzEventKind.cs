using System.Text.Json.Serialization;
using Comparison.Domain;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>What somebody does in a schedule.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<FuzzEventKind>))]
public enum FuzzEventKind
{
    /// <summary>Somebody who may decide says yes.</summary>
    Yes,

    No,

    /// <summary>Somebody says yes who is not asked.</summary>
    Stranger,

    /// <summary>An answer that is none.</summary>
    Garbage,

    /// <summary>Yes is written, and its callback is lost.</summary>
    SilentYes,

    SilentNo,

    /// <summary>The same request comes again.</summary>
    StartAgain,

    /// <summary>Another request comes under the same id.</summary>
    StartOther,

    /// <summary>An operator stops the execution.</summary>
    Stop,

    /// <summary>The fraud service passes the applicant, whatever its habits are.</summary>
    FraudPass,

    /// <summary>The fraud service finds fraud, whatever its habits are.</summary>
    FraudFind,

    /// <summary>The fraud service says every 20 seconds that it is at work, for <see cref="FuzzEvent.Choice"/> seconds.</summary>
    KeepAlive,
}
