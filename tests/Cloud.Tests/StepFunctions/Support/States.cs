namespace Comparison.Cloud.Tests.StepFunctions.Support;

/// <summary>States of test machines.</summary>
internal static class States
{
    /// <summary>Asks somebody through a queue.</summary>
    /// <param name="more">Further fields, such as <c>"TimeoutSeconds":60</c>.</param>
    /// <param name="others">Further states.</param>
    public static string Ask(string more = "", string others = "") => Task(
        "Ask", "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        """{"QueueUrl":"q","MessageBody":{"token.$":"$$.Task.Token"}}""", more, others);

    /// <summary>Invokes a function.</summary>
    public static string Invoke(string more = "", string others = "") =>
        Task("Invoke", "arn:aws:states:::lambda:invoke", """{"FunctionName":"f","Payload.$":"$"}""", more, others);

    public static string Task(string name, string resource, string parameters, string more = "", string others = "")
    {
        var (fields, states) = (more.Length == 0 ? "" : $"{more},", others.Length == 0 ? "" : $",{others}");
        return $$$"""
            {"{{{name}}}":{"Type":"Task","Resource":"{{{resource}}}","Parameters":{{{parameters}}},{{{fields}}}"End":true}{{{states}}}}
            """;
    }

    public static string Wait(int seconds) => $$$"""{"Wait":{"Type":"Wait","Seconds":{{{seconds}}},"End":true}}""";

    public static string Pass => """{"Pass":{"Type":"Pass","End":true}}""";
}

/// <summary>An error answer.</summary>
internal sealed record Refusal(string Code, string Message);
