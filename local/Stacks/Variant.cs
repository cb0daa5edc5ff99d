namespace Comparison.Local.Stacks;

/// <summary>The two sides of the comparison.</summary>
public enum Variant
{
    Durable,
    StepFunctions,
}

/// <summary>How the workflows of either side are written. Both are deployed in one form; what stands around them is the same.</summary>
public enum Form
{
    /// <summary>As one would show them to others.</summary>
    Readable,

    /// <summary>As somebody would write them who pays for each operation and each transition.</summary>
    Thrifty,
}

/// <summary>How variants and forms are called: in settings and options, and for people.</summary>
public static class VariantNames
{
    /// <summary><c>readable</c> or <c>thrifty</c>.</summary>
    public static string ToText(this Form form) => form == Form.Readable ? "readable" : "thrifty";

    /// <summary><c>durable</c> or <c>stepfunctions</c>, as in the functions' settings.</summary>
    public static string ToText(this Variant variant) => variant == Variant.Durable ? "durable" : "stepfunctions";

    public static string ForPeople(this Variant variant) => variant == Variant.Durable ? "durable" : "Step Functions";
}
