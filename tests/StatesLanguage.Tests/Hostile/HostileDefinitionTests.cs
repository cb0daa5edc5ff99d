using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Tests.Shared;

namespace Comparison.StatesLanguage.Tests.Hostile;

/// <summary>No definition and no input, however malformed, is more than an error in AWS's words.</summary>
public sealed class HostileDefinitionTests(ITestOutputHelper output)
{
    private const int Cases = 20_000;
    private const int MaxTransitions = 200;

    private static readonly ExecutionIdentity Identity = new(
        "arn:aws:states:us-east-1:000000000001:execution:machine:run", "run",
        "arn:aws:states:us-east-1:000000000001:stateMachine:machine", "machine", "arn:aws:iam::000000000001:role/states", "us-east-1");

    private static readonly string[] Machines =
    [
        """{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"$.a","b":[1,{"c.$":"$$.State.Name"}]},"ResultPath":"$.x","Assign":{"v.$":"$.a"},"Next":"B"},"B":{"Type":"Choice","Choices":[{"Variable":"$.a","NumericGreaterThan":3,"Next":"A"},{"And":[{"Variable":"$.b","IsPresent":true},{"Not":{"Variable":"$.b","StringMatches":"a*"}}],"Next":"C"}],"Default":"C"},"C":{"Type":"Succeed"}}}""",
        """{"StartAt":"A","TimeoutSeconds":60,"States":{"A":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"MessageBody":{"t.$":"$$.Task.Token","f.$":"States.Format('{} {}', $.a, States.ArrayLength(States.Array(1, 2)))"}},"TimeoutSecondsPath":"$.b","HeartbeatSeconds":5,"ResultSelector":{"r.$":"$.r"},"Retry":[{"ErrorEquals":["Custom"],"IntervalSeconds":1,"MaxAttempts":3,"BackoffRate":2,"MaxDelaySeconds":3,"JitterStrategy":"FULL"}],"Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.e","Next":"B"}],"End":true},"B":{"Type":"Wait","SecondsPath":"$.b","Next":"C"},"C":{"Type":"Fail","ErrorPath":"$.e.Error","Cause":"x"}}}""",
        """{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000001:function:f","InputPath":"$.a","OutputPath":"$.b","Next":"A"}}}""",
    ];

    [Fact]
    public async Task Interpreter_DamagedDefinitionsAndInputs_NeverShowADefect()
    {
        var seed = HostileSeed.Value;
        output.WriteLine(HostileSeed.Told);
        var defects = new List<string>();
        var parsed = 0;

        for (var number = 0; number < Cases && defects.Count == 0; number++)
        {
            var chaos = new DefinitionChaos(unchecked(seed + number));
            var (definition, input) = Case(chaos);
            if (await DefectOfAsync(definition, input, chaos, () => parsed++) is { } defect)
                defects.Add($"{definition}\n{input}\n{defect}");
        }

        output.WriteLine($"{parsed} of {Cases} definitions were good enough to run");
        Assert.Empty(defects);
        Assert.InRange(parsed, Cases / 20, Cases);
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{\"a\":", 100_000)]
    [InlineData("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Choice\",\"Choices\":[{\"Not\":", 5_000)]
    public void Parse_EndlessNesting_IsRefused(string opening, int times) =>
        Assert.Throws<InvalidDefinitionException>(() => StateMachineDefinition.Parse(string.Concat(Enumerable.Repeat(opening, times))));

    private static (string Definition, string Input) Case(DefinitionChaos chaos)
    {
        var input = chaos.Node()?.ToJsonString() ?? "null";
        if (chaos.Below(10) == 0)
            return (chaos.Node()?.ToJsonString() ?? "null", input);
        var machine = JsonNode.Parse(Machines[chaos.Below(Machines.Length)])!.AsObject();
        if (chaos.Below(2) == 0)
            chaos.Damage(machine);
        else
            chaos.Scribble(machine);
        return (machine.ToJsonString(), input);
    }

    private static async Task<string?> DefectOfAsync(string definition, string input, DefinitionChaos chaos, Action parsed)
    {
        try
        {
            var execution = StateMachineDefinition.Parse(definition)
                .CreateExecution(Identity, input, new HostileHost(chaos, MaxTransitions));
            parsed();
            await execution.RunAsync();
            // A defect of the interpreter shows as a cause that is a stack trace.
            return execution.Result.Cause?.Contains("\n   at ", StringComparison.Ordinal) == true ? execution.Result.Cause : null;
        }
        catch (InvalidDefinitionException)
        {
            return null;
        }
        catch (Exception defect)
        {
            return defect.ToString();
        }
    }
}
