using Comparison.Adapters;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Targets;

/// <summary>A deployment as the adapters read it: as the settings of a function of its own.</summary>
internal sealed class DeploymentSettings(Deployment deployment, Func<string, string?> find)
{
    private readonly Dictionary<string, string> _settings = new(
        WorkflowNames.All.Select(workflow => KeyValuePair.Create(Setting.TargetOf(workflow), deployment.Workflows[workflow])))
    {
        ["AWS_REGION"] = deployment.Region,
        [Setting.ArticlesTable] = deployment.Tables[StackTable.Articles],
        [Setting.DecisionsTable] = deployment.Tables[StackTable.Decisions],
        [Setting.Engine] = deployment.Variant.ToText(),
        [Setting.LedgerTable] = deployment.Tables[StackTable.Ledger],
    };

    public string? Find(string name) => _settings.GetValueOrDefault(name) ?? find(name);
}
