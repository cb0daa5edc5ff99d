namespace Comparison.Terraform.Tests.Support;

/// <summary>The tests that share one provider, and so run one after another.</summary>
[CollectionDefinition]
public sealed class TerraformCollection : ICollectionFixture<TerraformShim>;
