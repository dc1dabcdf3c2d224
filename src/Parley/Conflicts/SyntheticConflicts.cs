using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Conflicts;

/// <summary>Invented conflicts of any size for measuring, the same for the same arguments. They mean nothing.</summary>
public static class SyntheticConflicts
{
    /// <summary>n statements per party: half literals, the rest conjunctions and conditionals; every option reversible, nothing infeasible.</summary>
    /// <param name="options">How many options, shared out as evenly as they go.</param>
    /// <param name="players">How many decision makers; at most as many as options.</param>
    /// <param name="seed">Names the conflict.</param>
    public static Conflict Statements(int options, int players, ulong seed = 1)
    {
        ulong state = seed * 0x9E3779B97F4A7C15 + (ulong)options * 31 + (ulong)players;
        return new Conflict(Players(options, players), [], default(State),
        [
            .. Enumerable.Range(0, players).Select(_ => (Preference?)new Preference.Prioritised(
                [.. Enumerable.Range(0, options).Select(k => new Statement(Formula(k), "", default(SourceSpan)))])),
        ]);

        Formula Formula(int k) => (k % 4) switch
        {
            0 or 2 => Literal(),
            1 => new Formula.And(Literal(), Literal()),
            _ => new Formula.If(Literal(), Literal()),
        };

        Formula Literal()
        {
            Formula takes = new Formula.Takes((int)(Next() % (ulong)options));
            return Next() % 2 == 0 ? takes : new Formula.Not(takes);
        }

        ulong Next()
        {
            state += 0x9E3779B97F4A7C15;                            // SplitMix64
            ulong z = state;
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
            z = (z ^ z >> 27) * 0x94D049BB133111EB;
            return z ^ z >> 31;
        }
    }

    /// <summary>A random strict ranking of all states for each party.</summary>
    /// <param name="options">How many options, shared out as evenly as they go; at most 24.</param>
    /// <param name="players">How many decision makers; at most as many as options.</param>
    /// <param name="seed">Names the conflict.</param>
    public static Conflict RandomRankings(int options, int players, ulong seed = 1)
    {
        int[][] ranks = new int[players][];
        ulong state = seed * 77 + (ulong)options;
        for (int i = 0; i < players; i++)
        {
            ranks[i] = [.. Enumerable.Range(0, 1 << options)];
            for (int s = ranks[i].Length - 1; s > 0; s--)
            {
                state = state * 6364136223846793005 + 1442695040888963407;
                int other = (int)((state >> 33) % (ulong)(s + 1));
                (ranks[i][s], ranks[i][other]) = (ranks[i][other], ranks[i][s]);
            }
        }
        return new Conflict(Players(options, players), [], default(State),
            [.. ranks.Select(order => (Preference?)new Preference.Ranking([.. order.Select(s => ImmutableArray.Create(new State((UInt128)(uint)s)))]))]);
    }

    private static ImmutableArray<DecisionMaker> Players(int options, int players) =>
    [
        .. Enumerable.Range(0, players).Select(i => new DecisionMaker(i, $"p{i}", $"Player {i}",
            [.. Enumerable.Range(0, options).Where(k => k * players / options == i).Select(k => new Option(k, $"o{k}", $"Option {k}", i))])),
    ];
}
