namespace Parley.Symbolic;

/// <summary>How much work may still be done, in units of about a second on the machine of docs/performance.md.</summary>
/// <remarks>Work is counted, not timed: the solver's deterministic time, and words looked at. The same question ends at the same place everywhere.</remarks>
internal sealed class Budget(double units)
{
    /// <summary>Words of a table that are combined in one unit.</summary>
    public const double WordsPerUnit = 5e8;

    /// <summary>What it costs to remember a state.</summary>
    public const double PerState = 1e-6;

    /// <summary>What it costs to hand a variable or a literal to the solver, and for the solver to read it.</summary>
    public const double PerLiteral = 1e-6;

    public double Left { get; private set; } = units;

    public double Spent { get; private set; }

    public bool IsSpent => Left <= 0;

    /// <summary>Pays for work.</summary>
    /// <returns>Whether anything is left.</returns>
    public bool Spend(double cost)
    {
        Spent += cost;
        Left -= cost;
        return Left > 0;
    }

    /// <summary>A budget for one part of the work, at most so much of this one; <see cref="Close"/> charges it.</summary>
    public Budget Part(double most) => new(Math.Max(0, Math.Min(most, Left)));

    /// <summary>Charges what a part has spent.</summary>
    public bool Close(Budget part) => Spend(part.Spent);
}
