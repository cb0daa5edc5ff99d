using System.Text.Json;
using System.Text.RegularExpressions;
using Comparison.Domain;
using Comparison.Scenarios.Twins;

namespace Comparison.House.Tests;

public sealed partial class TwinTests
{
    // What the durable twin does in plain code, and the reading of a row, which is part of its step "expire".
    private static readonly string[] PureTasks =
    [
        "${validate_approval_arn}", "${validate_order_arn}", "${check_article_arn}", "${validate_loan_arn}", "${assess_loan_arn}", "${offer_loan_arn}",
    ];

    public static TheoryData<string> Workflows() => [.. WorkflowNames.All.Select(workflow => workflow.ToText())];

    [Theory, MemberData(nameof(Workflows))]
    public void Twins_NameEachOther(string workflow)
    {
        var twin = TwinPair.Read(workflow);

        Assert.Contains($"Twin: <c>{twin.MachinePath}</c>", twin.Code, StringComparison.Ordinal);
        Assert.EndsWith($"Twin: {twin.CodePath}", twin.Machine.GetProperty("Comment").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ThriftyMachines_NameTheCodeThatTheyBelongTo() =>
        Assert.All(MachineState.Machines.Where(machine => machine.Contains("/Thrifty/", StringComparison.Ordinal)), machine =>
        {
            var comment = JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.Root, machine))).GetProperty("Comment").GetString()!;
            Assert.True(File.Exists(Path.Combine(Repository.Root, comment.Split(' ')[^1])), comment);
        });

    [Theory, MemberData(nameof(Workflows))]
    public void Twins_OperationsAndStatesThatWork_HaveTheSameNames(string workflow)
    {
        var twin = TwinPair.Read(workflow);
        var operations = OperationName().Matches(twin.Code).Select(match => match.Groups[1].Value);
        var states = twin.States.Where(IsOperation).Select(state => TwinFiles.Slug(state.Name));

        Assert.NotEmpty(operations);
        Assert.Equal(operations.Order(StringComparer.Ordinal), states.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Workflows))]
    public void Workflow_FitsOnASlide(string workflow) =>
        Assert.InRange(TwinPair.Read(workflow).Code.Split('\n').Length, 1, 80);

    [Theory, MemberData(nameof(Workflows))]
    public void Workflow_UsesNoClockChanceOrBackgroundWork(string workflow) =>
        Assert.DoesNotMatch(@"Task\.(Run|Delay)|Thread|Timer|TimeProvider|DateTime|Stopwatch|Guid|Random|Environment|HttpClient", TwinPair.Read(workflow).Code);

    private static bool IsOperation(MachineState state) => state.Type switch
    {
        "Choice" or "Pass" or "Succeed" => false,
        "Task" => !PureTasks.Contains(state.FunctionName) && state.Name != "Decided in time",
        _ => true,
    };

    [GeneratedRegex("name: \"([^\"]+)\"")]
    private static partial Regex OperationName();
}
