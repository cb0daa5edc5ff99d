namespace Comparison.Local.StatesLanguage.Running;

/// <summary>Everything in an execution that is not determined by its input.</summary>
public interface IChance
{
    string NewUuid();

    /// <summary>At least 0, less than 1.</summary>
    double NextDouble();
}
