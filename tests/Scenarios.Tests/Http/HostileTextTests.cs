using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Http;

/// <summary>Text is kept as it is: nothing in it is markup, a path, a template or a command to anybody on its way.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Texts =
    [
        "<script>alert('forbidden')</script> & \"quotes\" \\ </title>",
        "\u202Eforbidden\u202C \u200F\u05D0\u05D1\u200E \u2066x\u2069",
        "forbidden \u0000 \u0001 \u001B[31m \u007F \r\n \u2028 end",
        "forbidden {} {0} $.x $$.Execution.Id States.Format('{}', $) {% $states.input %} ${name} %s",
        "forbidden '; DROP TABLE x; -- ../../etc/passwd \U0001F600 e\u0301",
    ];

    public static TheoryData<WorkflowName, Variant> All => HttpApiCase.All;

    [Theory, MemberData(nameof(All))]
    public async Task Start_OddText_ComesBackAsItWas(WorkflowName workflow, Variant variant)
    {
        var api = await HttpApiCase.OpenAsync(workflow, variant);

        foreach (var (text, number) in Texts.Select((text, number) => (text, number)))
        {
            var request = api.Sample.DeepClone().AsObject();
            (request[api.TextField], request[workflow.IdField()]) = (text, $"ID-{number}");
            Assert.Equal(202, (await api.StartAsync(request)).Status);
        }
        await api.AdvanceAsync(TimeSpan.FromMinutes(2));

        var decisions = (await api.GetAsync("decisions")).Body!["decisions"]!.AsArray();
        Assert.Equal(Texts.Order(StringComparer.Ordinal), decisions.Select(FactOf(workflow)).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Decide_OddComments_ComeBackAsTheyWere(WorkflowName workflow, Variant variant)
    {
        foreach (var text in Texts)
        {
            var api = await HttpApiCase.OnDeskAsync(workflow, variant);

            var answer = await api.DecideAsync("reject", api.Decider, text);

            var end = await api.EndAsync();
            Assert.Equal((200, text), (answer.Status, answer.Body!["decided"]!["comments"]!.ToString()));
            Assert.Equal(WorkflowState.Succeeded, end.Status);
            Assert.Contains(text, TextsIn(end.Outcome!.Value));
        }
    }

    private static Func<JsonNode?, string> FactOf(WorkflowName workflow)
    {
        var fact = workflow switch
        {
            WorkflowName.Approval => "description",
            WorkflowName.Order => "customer",
            WorkflowName.Moderation => "title",
            _ => "name",
        };
        return decision => decision!["facts"]![fact]!.ToString();
    }

    private static IEnumerable<string> TextsIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => TextsIn(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(TextsIn),
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };
}
