using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>The focal decision maker's ranks over the whole cube of options, laid out so that the own options run fastest.</summary>
/// <remarks>
/// Cell = (opponents' choices) · 2^a + (own choice), a = number of own options; infeasible cells hold <see cref="int.MaxValue"/>, so they never
/// count as no better. Options nobody else owns do not exist in option form, so own and opponents' options make up the whole cube.
/// </remarks>
internal sealed class JointTable
{
    private readonly int[] shifts;
    private readonly UInt128[] control;

    private JointTable(OptionForm g, int focal, int[] opponents, UInt128[] control, int[] shifts)
    {
        (Focal, Opponents, this.control, this.shifts) = (focal, opponents, control, shifts);
        RowLength = 1 << g.DecisionMakers[focal].Options.Length;
        Least = new int[opponents.Length + 1][];
    }

    public int Focal { get; }

    /// <summary>Opponents who own options.</summary>
    public int[] Opponents { get; }

    /// <summary>2^a.</summary>
    public int RowLength { get; }

    /// <summary>[k][cell]: the least rank when opponents k.. choose anything; the last entry holds the ranks themselves.</summary>
    public int[][] Least { get; }

    /// <summary>What a decision maker's part of a state adds to the cell number.</summary>
    public int PartOf(int decisionMaker, State state) =>
        (int)Fibration.Compress((ulong)state.Bits, (ulong)control[decisionMaker]) << shifts[decisionMaker];

    /// <summary><see cref="PartOf"/> for the members of every class of a decision maker, in the order of <see cref="Fibration.Members"/>.</summary>
    public int[] PartsOf(OptionForm g, Fibration fibration, int decisionMaker)
    {
        int[] parts = new int[fibration.Members.Length];
        for (int at = 0; at < parts.Length; at++)
            parts[at] = PartOf(decisionMaker, g.States[fibration.Members[at]]);
        return parts;
    }

    /// <summary>The table, or null when the cube is out of proportion to the feasible states.</summary>
    public static JointTable? Of(OptionForm g, int focal)
    {
        int m = g.States.OptionCount;
        int[] opponents = [.. LegalSequences.OpponentsOf(g, focal).Where(j => g.DecisionMakers[j].Options.Length > 0)];
        if (m > 26 || 1L << m > 64L * g.StateCount || opponents.Length == 0)
            return null;
        int[] shifts = new int[g.DecisionMakers.Length];
        int shift = g.DecisionMakers[focal].Options.Length;
        foreach (int j in opponents)
        {
            shifts[j] = shift;
            shift += g.DecisionMakers[j].Options.Length;
        }
        UInt128[] control = [.. g.DecisionMakers.Select(d => d.Control)];
        JointTable table = new(g, focal, opponents, control, shifts);
        int[][] least = table.Least;

        int[] ranks = new int[1 << m];
        Array.Fill(ranks, int.MaxValue);
        ReadOnlySpan<int> own = g.Ranks(focal);
        for (int s = 0; s < g.StateCount; s++)
        {
            State state = g.States[s];
            int cell = table.PartOf(focal, state);
            foreach (int j in opponents)
                cell += table.PartOf(j, state);
            ranks[cell] = own[s];
        }
        least[^1] = ranks;
        for (int k = opponents.Length - 1; k >= 0; k--)
        {
            least[k] = [.. least[k + 1]];
            for (int option = 0; option < g.DecisionMakers[opponents[k]].Options.Length; option++)
                LeastOverBit(least[k], 1 << shifts[opponents[k]] + option);
        }
        return table;
    }

    private static void LeastOverBit(int[] values, int bit)
    {
        for (int high = 0; high < values.Length; high += 2 * bit)
            for (int low = high; low < high + bit; low++)
                values[low] = values[low + bit] = Math.Min(values[low], values[low + bit]);
    }
}
