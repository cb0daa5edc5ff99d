using Comparison.Adapters.Settings;
using Comparison.Domain;
using Comparison.Local.Cloud.Accounts;

namespace Comparison.Local.Stacks;

/// <summary>The last steps of a deployment, the same for both variants.</summary>
internal static class StackAssembly
{
    /// <summary>Deploys what stands around the workflows and says where to find it.</summary>
    public static DeployedStack Complete(
        Variant variant, Account account, StackServices services, FunctionDeployer deployer, SharedResources resources,
        Dictionary<WorkflowName, string> targets)
    {
        var apiUrl = SharedFunctions.DeployApi(deployer, services, resources, variant, targets);
        account.Outputs["variant"] = variant.ToText();
        account.Outputs["api_url"] = apiUrl.ToString();
        account.Outputs["aws_region"] = account.Context.Region;
        account.Outputs["articles_table"] = resources.ArticlesTable;
        account.Outputs["decisions_table"] = resources.DecisionsTable;
        account.Outputs["ledger_table"] = resources.LedgerTable;
        foreach (var (workflow, arn) in targets)
            account.Outputs[$"{workflow.ToText()}_workflow_arn"] = arn;
        var settings = SharedFunctions.Settings(resources, targets);
        settings[Setting.FraudQueueUrl] = resources.FraudChecks.Url;
        var environment = deployer.Environment("driver", settings);
        return new(variant, account, services, resources, apiUrl, environment);
    }
}
