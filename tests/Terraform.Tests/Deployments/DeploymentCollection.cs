namespace Comparison.Terraform.Tests.Deployments;

/// <summary>The tests that share one life of both roots.</summary>
[CollectionDefinition]
public sealed class DeploymentCollection : ICollectionFixture<DeploymentLife>;
