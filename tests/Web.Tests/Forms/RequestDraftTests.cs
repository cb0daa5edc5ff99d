using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Scenarios.Samples;
using Comparison.Web.Forms;

namespace Comparison.Web.Tests.Forms;

public sealed class RequestDraftTests
{
    public static TheoryData<WorkflowName, string> Samples { get; } =
        [.. WorkflowNames.All.SelectMany(workflow => SampleFiles.For(workflow).Select(sample => (workflow, sample.Name)))];

    [Theory, MemberData(nameof(Samples))]
    public void Draft_FilledFromASample_BecomesThatRequestUnderAnotherId(WorkflowName workflow, string name)
    {
        var sample = SampleFiles.For(workflow).Single(known => known.Name == name);
        var draft = new RequestDraft(workflow);

        draft.Fill(sample);

        var (made, expected) = (Parse(draft.ToRequest()), Parse(sample));
        Assert.DoesNotContain('-', made[workflow.IdField()]!.GetValue<string>());
        made[workflow.IdField()] = expected[workflow.IdField()]!.DeepClone();
        // One object stands for a list of one.
        if (expected["items"] is JsonObject item)
            expected["items"] = new JsonArray(item.DeepClone());
        Assert.True(JsonNode.DeepEquals(expected, made), made.ToJsonString());
    }

    [Fact]
    public void Draft_OfNothing_HasOnlyAnId()
    {
        var made = Parse(new RequestDraft(WorkflowName.Order).ToRequest());

        Assert.Equal(["order_id", "items"], made.Select(member => member.Key));
        Assert.Empty(made["items"]!.AsArray());
    }

    [Theory]
    [InlineData("12", "12")]
    [InlineData(" 12.50 ", "12.50")]
    [InlineData("a lot", "\"a lot\"")]
    public void Number_AsItIsTyped_GoesAsANumberOrAsText(string typed, string json)
    {
        var draft = new RequestDraft(WorkflowName.Loan) { ["loan_amount"] = typed };

        Assert.Equal(json, Parse(draft.ToRequest())["loan_amount"]!.ToJsonString());
    }

    private static JsonObject Parse(Sample request) => JsonNode.Parse(request.Payload)!.AsObject();
}
