using System.Collections.Immutable;
using System.Text;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Interchange;

/// <summary>A conflict as a game, and what a game could not hold.</summary>
/// <param name="Text">The text; null when the conflict cannot be written at all, for a reason given in <paramref name="NotSurviving"/>.</param>
/// <param name="NotSurviving">One sentence for each thing that is lost or changed.</param>
public sealed record GambitExport(string? Text, ImmutableArray<string> NotSurviving);

/// <summary>Writes a conflict as an ordinal strategic game in Gambit's <c>.nfg</c> format, payoff version.</summary>
/// <remarks>
/// A strategy is a combination of own options that occurs in a feasible state; a payoff is an ordinal rank, 1 for the worst state. A game
/// has a payoff in every cell, so profiles that are infeasible get 0 for everybody, and the comment says so.
/// </remarks>
public static class NfgWriter
{
    /// <summary>Writes a conflict.</summary>
    /// <param name="conflict">What to write.</param>
    /// <param name="of">The case it belongs to, so that what is lost of the case can be named too.</param>
    /// <param name="profileLimit">How many strategy profiles may be listed.</param>
    public static GambitExport Write(Conflict conflict, Case? of = null, int profileLimit = GambitGame.MaxProfiles)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        List<string> lost = [];
        if (GameTable.Of(conflict, profileLimit, lost) is not { } table)
            return new(null, [.. lost]);
        if (GambitGame.ProfileCount(table.Strategies.Select(s => s.Length)) is not int profiles || profiles > profileLimit)
        {
            lost.Add($"Nothing was written: the strategies combine to more than {profileLimit} profiles.");
            return new(null, [.. lost]);
        }
        int infeasible = profiles - table.States.Count;
        if (infeasible > 0)
            lost.Add($"{infeasible} of {profiles} strategy profiles {(infeasible == 1 ? "is" : "are")} infeasible; a game has no such cells, so everybody gets 0 there, one less than for the worst state.");
        table.NoteLosses(of, lost);

        StringBuilder text = new();
        text.Append("NFG 1 R ").Append(GameTable.Quoted(of?.Title ?? "Conflict")).Append("\n{ ")
            .AppendJoin(' ', conflict.DecisionMakers.Select(d => GameTable.Quoted(d.Name))).Append(" }\n{\n");
        foreach (string[] labels in table.Labels)
            text.Append("  { ").AppendJoin(' ', labels.Select(GameTable.Quoted)).Append(" }\n");
        text.Append("}\n").Append(GameTable.Quoted("Payoffs are ordinal ranks, 1 for the worst state." + (infeasible > 0 ? " " + GambitGame.InfeasibleMark : ""))).Append("\n\n");
        int width = table.Strategies[0].Length;
        string nothing = string.Join(' ', conflict.DecisionMakers.Select(_ => "0"));
        for (int cell = 0; cell < profiles; cell++)
        {
            int state = table.States.IndexOf(new State(Bits(table, cell)));
            text.Append(state < 0 ? nothing : string.Join(' ', table.Payoffs(state))).Append((cell + 1) % width == 0 ? "\n" : "  ");
        }
        return new(text.ToString(), [.. lost]);
    }

    private static UInt128 Bits(GameTable table, int cell)
    {
        UInt128 bits = 0;
        foreach (UInt128[] own in table.Strategies)
        {
            bits |= own[cell % own.Length];
            cell /= own.Length;
        }
        return bits;
    }
}
