using System.Collections.Immutable;
using CsCheck;
using Parley.Conflicts;

namespace Parley.Tests.Conflicts;

/// <summary>Random conflicts with levels, shared options, forbidden transitions, attitudes, and preferences of every form.</summary>
internal static class RandomForms
{
    private static readonly Direction[] Directions = [Direction.Both, Direction.Both, Direction.ForwardOnly, Direction.BackwardOnly];

    /// <summary>Preferences of every form.</summary>
    public static Gen<Conflict> Any { get; } = Gen.Int[0, int.MaxValue].Select(seed => Build(new Random(seed), everyPreference: true));

    /// <summary>Complete orders only, so that every plain concept is defined.</summary>
    public static Gen<Conflict> Ranked { get; } = Gen.Int[0, int.MaxValue].Select(seed => Build(new Random(seed), everyPreference: false));

    /// <summary>Complete orders, and moves that options alone describe.</summary>
    /// <remarks>Drawn until one fits: few do, and a filter outside gives up after a number of misses.</remarks>
    public static Gen<Conflict> Plain { get; } = Gen.Int[0, int.MaxValue].Select(seed =>
    {
        Random random = new(seed);
        Conflict conflict;
        do
            conflict = Build(random, everyPreference: false);
        while (!conflict.HasPlainMoves);
        return conflict;
    });

    /// <summary>Two conflicts over the same options.</summary>
    public static Gen<(Conflict, Conflict)> Pairs { get; } = Gen.Int[0, int.MaxValue].Select(seed =>
    {
        Random random = new(seed);
        ImmutableArray<DecisionMaker> players = Players(random);
        return (Build(random, players, everyPreference: true), Build(random, players, everyPreference: true));
    });

    /// <summary>A graph of up to seven states with any moves at all.</summary>
    public static Gen<Conflict> Graphs { get; } = Gen.Int[0, int.MaxValue].Select(seed =>
    {
        Random random = new(seed);
        int n = random.Next(1, 4), count = random.Next(1, 8);
        ImmutableArray<NodeName> nodes = [.. Enumerable.Range(0, count).Select(k => new NodeName(k == 2 ? "lock-out" : $"s{k}", $"State {k}"))];
        StateGraph graph = new(nodes, [.. Enumerable.Range(0, n).Select(_ => Enumerable.Range(0, count)
            .Select(k => Enumerable.Range(0, count).Where(to => to != k && random.Next(3) == 0).ToImmutableArray()).ToImmutableArray())]);
        State[] states = [.. Enumerable.Range(0, count).Select(k => new State((UInt128)(uint)k))];
        return new Conflict(
            RandomConflicts.Players([], n, _ => Direction.Both), [], random.Next(2) == 0 ? null : states[random.Next(count)],
            [.. Enumerable.Range(0, n).Select(_ => (Preference?)RankingOf(random, states))], graph: graph);
    });

    public static Conflict Build(Random random, bool everyPreference) => Build(random, Players(random), everyPreference);

    public static Formula FormulaOf(Random random, int options, int depth = 2) => (depth == 0 ? 0 : random.Next(4)) switch
    {
        1 => new Formula.Not(FormulaOf(random, options, depth - 1)),
        2 => new Formula.And(FormulaOf(random, options, depth - 1), FormulaOf(random, options, depth - 1)),
        3 => new Formula.Or(FormulaOf(random, options, depth - 1), FormulaOf(random, options, depth - 1)),
        _ => new Formula.Takes(random.Next(options)),
    };

    public static Preference.Ranking RankingOf(Random random, IReadOnlyList<State> states)
    {
        int spread = random.Next(1, 8);
        ImmutableArray<ImmutableArray<State>> groups = [.. states.GroupBy(_ => random.Next(spread)).OrderBy(g => g.Key).Select(g => g.ToImmutableArray())];
        int[] steps = [.. Enumerable.Range(1, groups.Length - 1).Select(_ => random.Next(1, 4))];
        return new(groups) { Strengths = random.Next(2) == 0 || steps.All(d => d == 1) ? [] : [.. steps] };
    }

    private static ImmutableArray<DecisionMaker> Players(Random random)
    {
        int n = random.Next(2, 4), next = 0;
        return
        [
            .. Enumerable.Range(0, n).Select(i =>
            {
                List<Option> options = [];
                for (int things = random.Next(i == 0 ? 1 : 0, 3); things > 0 && next < 5; things--)
                {
                    int[] others = [.. Enumerable.Range(0, n).Where(j => j != i && random.Next(2) == 0)];
                    Sharing? sharing = random.Next(3) > 0 || others.Length == 0 ? null : new([.. others.Append(i).Order()], (SharedMoves)random.Next(2));
                    Direction direction = Directions[random.Next(4)];
                    if (random.Next(2) == 0)
                        options.Add(new(next, $"o{things}", $"Option {next}", i, direction) { Sharing = sharing });
                    else
                        options.AddRange(new LevelScale($"o{things}", $"Scale {next}", [.. new[] { "none", "half", "full" }.Take(random.Next(2, 4))], direction).Options(next, i, sharing));
                    next = options[^1].Index + 1;
                }
                return new DecisionMaker(i, $"p{i}", $"Player {i}", [.. options]);
            }),
        ];
    }

    private static Conflict Build(Random random, ImmutableArray<DecisionMaker> players, bool everyPreference)
    {
        int n = players.Length, m = players.Sum(d => d.Options.Length);
        ImmutableArray<Rule> rules = [.. Enumerable.Range(0, random.Next(2)).Select(_ => new Rule { Kind = RuleKind.Never, Operands = [FormulaOf(random, m)] })];
        StateList states = StateList.Of(new Conflict(players, rules, null, [.. players.Select(_ => (Preference?)null)]))!;
        if (states.Count == 0)
            states = StateList.Of(new Conflict(players, rules = [], null, [.. players.Select(_ => (Preference?)null)]))!;
        Conflict bare = new(players, rules, null, [.. players.Select(_ => (Preference?)null)]);
        return new Conflict(
            players, rules, states[random.Next(states.Count)],
            [.. players.Select(_ => (Preference?)PreferenceOf(random, bare, states, everyPreference))],
            default,
            random.Next(2) == 0 ? default : [.. players.Select(_ => players.Select(_ => (Attitude)random.Next(3)).ToImmutableArray())],
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => new ForbiddenTransition(
                FormulaOf(random, m), FormulaOf(random, m), [.. Enumerable.Range(0, n).Where(_ => random.Next(3) == 0)]))]);
    }

    private static Preference PreferenceOf(Random random, Conflict bare, StateList states, bool every)
    {
        Preference order = random.Next(3) switch
        {
            0 => RankingOf(random, states),
            1 => new Preference.Weighted([.. bare.Options.Select(_ => random.Next(-3, 4) / 2m)]),
            _ => new Preference.Prioritised([.. Enumerable.Range(0, random.Next(4)).Select(_ => FormulaOf(random, bare.Options.Length)).Select(f => new Statement(f, f.ToText(bare.Reference), default))]),
        };
        if (!every)
            return order;
        Preference whole = random.Next(3) switch
        {
            0 => order,
            1 => CandidatesOf([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(2) == 0 ? order : RankingOf(random, states))]),
            _ => Pairs() is { IsEmpty: false } pairs ? new Preference.Partial(order, pairs) : order,
        };
        return whole with { SatisficingThreshold = random.Next(1, 5) / 4.0, Anticipation = random.Next(0, 5) / 4.0 };

        Preference.Candidates CandidatesOf(ImmutableArray<Preference> alternatives) =>
            new(alternatives, random.Next(2) == 0 ? [] : [.. alternatives.Select(_ => random.Next(1, 9) / 8.0)]);

        ImmutableArray<PairwisePreference> Pairs()
        {
            ImmutableArray<PairwisePreference>.Builder pairs = ImmutableArray.CreateBuilder<PairwisePreference>();
            for (int a = 0; a < states.Count; a++)
                for (int b = 0; b < a; b++)
                    if (random.Next(6) == 0)
                    {
                        int low = random.Next(0, 9), high = random.Next(low, 9);
                        pairs.Add(random.Next(2) == 0 ? PairwisePreference.Unknown(states[a], states[b]) : new(states[b], states[a], low / 8.0, high / 8.0));
                    }
            return pairs.ToImmutable();
        }
    }
}
