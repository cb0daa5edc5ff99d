namespace Comparison.Web.Tests.Browser;

/// <summary>All stories share one page and one browser, one after the other: the machine may be small.</summary>
[CollectionDefinition(Name)]
public sealed class ServedPageCollection : ICollectionFixture<ServedPage>
{
    public const string Name = "the page in a browser";
}
