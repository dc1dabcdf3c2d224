using Parley.Evidence;

namespace Parley.Conflicts;

/// <summary>In which directions an option may change. Numbers reach disk: append only.</summary>
public enum Direction
{
    /// <summary>May be taken and given up again.</summary>
    Both = 0,

    /// <summary>May only be taken: once taken, it stays taken.</summary>
    ForwardOnly = 1,

    /// <summary>May only be given up: once given up, it stays so.</summary>
    BackwardOnly = 2,
}

/// <summary>Something one decision maker can do or leave; or one level, above the lowest, of something that has levels.</summary>
/// <param name="Index">Position among all options of the conflict; the bit of a <see cref="State"/>.</param>
/// <param name="Id">Short name, unique within its owner; for a level <c>sanctions is full</c>.</param>
/// <param name="Name">What taking it means, as a person would say it; for a level <c>Sanctions: full</c>.</param>
/// <param name="Owner">Index of the decision maker under whose name it stands, and who alone controls it unless <see cref="Sharing"/> says otherwise.</param>
/// <param name="Direction">In which directions it may change.</param>
public sealed record Option(int Index, string Id, string Name, int Owner, Direction Direction = Direction.Both)
{
    /// <summary>The level this option stands for; null for an option that is taken or left.</summary>
    public Level? Level { get; init; }

    /// <summary>Who controls the option together; null when its owner does alone.</summary>
    public Sharing? Sharing { get; init; }

    /// <summary>What the option and its properties rest on.</summary>
    public Ground Ground { get; init; } = Ground.None;
}
