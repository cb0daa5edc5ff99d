namespace Comparison.Suite.Tests.Crashes;

/// <summary>When an invocation dies: its side effects are done, and the checkpoint that tells of them is on its way.</summary>
internal enum CrashMoment
{
    BeforeTheRecord,
    AfterTheRecord,
}
