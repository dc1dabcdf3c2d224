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

/// <summary>Something one decision maker can do or leave.</summary>
/// <param name="Index">Position among all options of the conflict; the bit of a <see cref="State"/>.</param>
/// <param name="Id">Short name, unique within its owner.</param>
/// <param name="Name">What taking it means, as a person would say it.</param>
/// <param name="Owner">Index of the decision maker who controls it.</param>
/// <param name="Direction">In which directions it may change.</param>
public sealed record Option(int Index, string Id, string Name, int Owner, Direction Direction = Direction.Both);
