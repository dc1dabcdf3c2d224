using System.Text;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Interchange;

/// <summary>Writes a conflict as an extensive game in Gambit's <c>.efg</c> format, for a stated order of moves.</summary>
/// <remarks>
/// Each decision maker chooses own options once, in the order given, and sees what was chosen before. Only choices from which a feasible
/// state can still be reached are branches, so no cell has to be invented. Payoffs are ordinal ranks, 1 for the worst state.
/// </remarks>
public static class EfgWriter
{
    /// <summary>Writes a conflict.</summary>
    /// <param name="conflict">What to write.</param>
    /// <param name="order">Indices of all decision makers, who moves first standing first.</param>
    /// <param name="of">The case it belongs to, so that what is lost of the case can be named too.</param>
    /// <param name="stateLimit">How many states may be listed.</param>
    /// <exception cref="ArgumentException">The order does not name every decision maker once.</exception>
    public static GambitExport Write(Conflict conflict, IReadOnlyList<int> order, Case? of = null, int stateLimit = GambitGame.MaxProfiles)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        ArgumentNullException.ThrowIfNull(order);
        if (!order.Order().SequenceEqual(Enumerable.Range(0, conflict.DecisionMakers.Length)))
            throw new ArgumentException($"The order names {order.Count} decision makers; each of the {conflict.DecisionMakers.Length} stands in it once.", nameof(order));
        List<string> lost = [];
        if (GameTable.Of(conflict, stateLimit, lost) is not { } table)
            return new(null, [.. lost]);
        string names = string.Join(", then ", order.Select(i => conflict.DecisionMakers[i].Name));
        lost.Add($"The conflict has no order of moves; the file has one: {names}. Each chooses once and sees what was chosen before.");
        table.NoteLosses(of, lost);

        StringBuilder text = new();
        text.Append("EFG 2 R ").Append(GameTable.Quoted(of?.Title ?? "Conflict")).Append(" { ")
            .AppendJoin(' ', conflict.DecisionMakers.Select(d => GameTable.Quoted(d.Name))).Append(" }\n")
            .Append(GameTable.Quoted($"Order of moves: {names}. Payoffs are ordinal ranks, 1 for the worst state.")).Append("\n\n");
        Branch(text, table, order, 0, [.. Enumerable.Range(0, table.States.Count)], new int[order.Count]);
        return new(text.ToString(), [.. lost]);
    }

    // The depth is the number of decision makers; every state is handed down to exactly one leaf.
    private static void Branch(StringBuilder text, GameTable table, IReadOnlyList<int> order, int depth, int[] states, int[] sets)
    {
        if (depth == order.Count)
        {
            int state = states[0];
            string name = $"{state + 1} {table.States[state].ToYn(table.States.OptionCount)}".Trim();
            text.Append("t \"\" ").Append(state + 1).Append(' ').Append(GameTable.Quoted(name)).Append(" { ").AppendJoin(", ", table.Payoffs(state)).Append(" }\n");
            return;
        }
        int mover = order[depth];
        UInt128 own = GameTable.Own(table.Conflict.DecisionMakers[mover]);
        int[][] branches = [.. states.GroupBy(s => table.States[s].Bits & own).OrderBy(g => g.Key).Select(g => g.ToArray())];
        text.Append("p \"\" ").Append(mover + 1).Append(' ').Append(++sets[mover]).Append(" \"\" { ")
            .AppendJoin(' ', branches.Select(b => GameTable.Quoted(table.Labels[mover][Array.BinarySearch(table.Strategies[mover], table.States[b[0]].Bits & own)]))).Append(" } 0\n");
        foreach (int[] branch in branches)
            Branch(text, table, order, depth + 1, branch, sets);
    }
}
