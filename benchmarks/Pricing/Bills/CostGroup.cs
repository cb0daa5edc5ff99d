namespace Comparison.Pricing.Bills;

/// <summary>Whom a cost belongs to.</summary>
public enum CostGroup
{
    /// <summary>What the durable service or Step Functions charges for running the workflow.</summary>
    Orchestration,

    /// <summary>Functions, and the queues, tables and logs that they use.</summary>
    Functions,

    /// <summary>The HTTP API, which both variants share.</summary>
    SharedApi,
}
