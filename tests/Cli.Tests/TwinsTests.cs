using Comparison.Scenarios.Twins;

namespace Comparison.Cli.Tests;

public sealed class TwinsTests
{
    private const string Code = """
        using System;

        public sealed class W
        {
            check();

            wait(
                name: "manager-approval");

            aside();

            step(name: "pay");
        }
        """;

    private const string Machine = """
        {
          "States": {
            "Check": {
              "Next": "Manager approval"
            },
            "Manager approval": {
              "Next": "Pay"
            },
            "Note": { "Next": "Pay" },
            "Pay": {
            }
          }
        }
        """;

    [Fact]
    public void Align_Twins_MeetAtTheNamesThatBothCarry()
    {
        var steps = TwinFiles.Align(Code, Machine);

        Assert.Equal(["", "manager-approval", "pay"], steps.Select(step => step.Name));
        Assert.Contains(steps[0].StepFunctions, line => line.Contains("\"Check\"", StringComparison.Ordinal));
        Assert.Contains(steps[1].Durable, line => line.Contains("aside()", StringComparison.Ordinal));
        Assert.Contains(steps[1].StepFunctions, line => line.Contains("\"Note\"", StringComparison.Ordinal));
        Assert.DoesNotContain(steps.SelectMany(step => step.Durable), line => line.Contains("using", StringComparison.Ordinal));
    }

    [Fact]
    public void Align_Twins_LosesNoLine()
    {
        var steps = TwinFiles.Align(Code, Machine);

        Assert.Equal(Machine.Split('\n').Length, steps.Sum(step => step.StepFunctions.Count));
        Assert.Equal(Code.Split('\n').Length - 2, steps.Sum(step => step.Durable.Count));
    }

    [Theory]
    [InlineData("Manager approval", "manager-approval")]
    [InlineData("Valid?", "valid")]
    public void Slug_StateName_IsTheOperationsName(string state, string name) => Assert.Equal(name, TwinFiles.Slug(state));
}
