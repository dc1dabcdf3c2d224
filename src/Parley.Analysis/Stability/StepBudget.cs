namespace Parley.Analysis.Stability;

/// <summary>How many looks at single steps a search may still take. The same budget ends the same search at the same place on every machine.</summary>
/// <param name="looks">At least 0; null for as many as it takes.</param>
internal sealed class StepBudget(long? looks)
{
    private long left = looks ?? long.MaxValue;

    /// <summary>Whether a look was refused.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Pays for some looks; false, and nothing more is granted, when they cannot be paid.</summary>
    public bool Pay(int looks = 1)
    {
        IsSpent |= looks > left;
        if (!IsSpent)
            left -= looks;
        return !IsSpent;
    }
}
