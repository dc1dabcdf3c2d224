using System.Collections.Immutable;
using CsCheck;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Tests.Conflicts;

/// <summary>Random conflicts for laws: 2 to 4 decision makers, ties, infeasible states, one-way options, statements and rankings.</summary>
internal static class RandomConflicts
{
    /// <summary>Small enough for the definitions: up to five options.</summary>
    public static Gen<Conflict> Small { get; } = Any(2, 4, 5);

    /// <summary>Up to seven options and at most three decision makers, for engines against each other.</summary>
    public static Gen<Conflict> Medium { get; } = Any(2, 3, 7);

    public static Gen<Conflict> Any(int leastPlayers, int mostPlayers, int mostOptions) =>
        from n in Gen.Int[leastPlayers, mostPlayers]
        from m in Gen.Int[n, Math.Max(n, mostOptions)]
        from owners in Gen.Int[0, n - 1].Array[m]
        from oneWay in Gen.Int[0, 5].Array[m]
        from reversible in Gen.Bool
        from ruleCount in Gen.Int[0, 3]
        from rules in Formulas(m).Array[ruleCount]
        from kinds in Gen.Int[0, 2].Array[n]
        from statements in Formulas(m).Array[1, 6].Array[n]
        from worth in Gen.Int[0, 1 << m].Array[1 << m].Array[n]
        from coarse in Gen.Int[0, 3].Array[n]
        select Build(n, m, owners, oneWay, reversible, rules, kinds, statements, worth, coarse);

    public static Gen<Formula> Formulas(int options) => Gen.Recursive<Formula>((depth, formula) =>
    {
        Gen<Formula> leaf = Gen.Int[0, options - 1].Select(k => (Formula)new Formula.Takes(k));
        return depth >= 3
            ? leaf
            : Gen.OneOf(
                leaf,
                formula.Select(f => (Formula)new Formula.Not(f)),
                Gen.Select(formula, formula, (a, b) => (Formula)new Formula.And(a, b)),
                Gen.Select(formula, formula, (a, b) => (Formula)new Formula.Or(a, b)),
                Gen.Select(formula, formula, (a, b) => (Formula)new Formula.If(a, b)),
                Gen.Select(formula, formula, (a, b) => (Formula)new Formula.Iff(a, b)));
    });

    /// <summary>A conflict from ranks: one row per decision maker, one number per state of the cube, higher better.</summary>
    public static Conflict FromRanks(int[] optionsPerPlayer, params int[][] ranks)
    {
        int m = optionsPerPlayer.Sum();
        ImmutableArray<DecisionMaker> players = Players(optionsPerPlayer.SelectMany((count, i) => Enumerable.Repeat(i, count)).ToArray(), optionsPerPlayer.Length, _ => Direction.Both);
        return new Conflict(players, [], null, [.. ranks.Select(row => (Preference?)RankingOf(row, Enumerable.Range(0, 1 << m).Select(b => new State((UInt128)(uint)b))))]);
    }

    public static ImmutableArray<DecisionMaker> Players(int[] owners, int n, Func<int, Direction> direction) =>
    [
        .. Enumerable.Range(0, n).Select(i => new DecisionMaker(i, $"p{i}", $"Player {i}",
            [.. Enumerable.Range(0, owners.Length).Where(k => owners[k] == i).Select(k => new Option(k, $"o{k}", $"Option {k}", i, direction(k)))])),
    ];

    public static Preference RankingOf(int[] worth, IEnumerable<State> states) => new Preference.Ranking(
        [.. states.GroupBy(s => worth[(int)s.Bits]).OrderByDescending(g => g.Key).Select(g => g.ToImmutableArray())]);

    private static Conflict Build(
        int n, int m, int[] owners, int[] oneWay, bool reversible, Formula[] rules, int[] kinds, Formula[][] statements, int[][] worth, int[] coarse)
    {
        ImmutableArray<DecisionMaker> players = Players(owners, n, k => reversible ? Direction.Both : oneWay[k] switch
        {
            0 => Direction.ForwardOnly,
            1 => Direction.BackwardOnly,
            _ => Direction.Both,
        });
        ImmutableArray<Rule> kept = [.. rules.Select(f => new Rule { Kind = RuleKind.Never, Operands = [f] })];
        State[] feasible = Feasible(kept, m);
        while (feasible.Length == 0)
        {
            kept = kept.RemoveAt(kept.Length - 1);
            feasible = Feasible(kept, m);
        }
        State statusQuo = feasible[worth[0][0] % feasible.Length];
        return new Conflict(players, kept, statusQuo,
        [
            .. Enumerable.Range(0, n).Select(i => (Preference?)(kinds[i] == 0
                ? new Preference.Prioritised([.. statements[i].Select(f => new Statement(f, "", default(SourceSpan)))])
                : RankingOf([.. worth[i].Select(w => w >> coarse[i])], feasible))),
        ]);
    }

    private static State[] Feasible(ImmutableArray<Rule> rules, int m) =>
        [.. Enumerable.Range(0, 1 << m).Select(b => new State((UInt128)(uint)b)).Where(s => !rules.Any(r => r.Forbids(s)))];
}
