using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>Who can do what, what cannot be, and what each wants; options as a rule, a graph of states where there are none.</summary>
/// <remarks>Immutable. It lists no states, unless a graph gives them; <see cref="StateList"/> does that. Source: [FangHipelKilgour1993].</remarks>
public sealed class Conflict
{
    private readonly MoveRules moves;

    /// <summary>Puts a conflict together.</summary>
    /// <param name="decisionMakers">In the order in which they are shown; their options taken together carry the indices 0..m-1, each once.</param>
    /// <param name="rules">Conditions under which states are infeasible.</param>
    /// <param name="statusQuo">Where things stand, if that is known.</param>
    /// <param name="preferences">One per decision maker; null where the case does not say.</param>
    /// <param name="indistinguishable">Formulas whose states count as one state each.</param>
    /// <param name="attitudes">[i][j]: how i stands toward j; by default everybody is devoted to their own interest and neutral toward others.</param>
    /// <param name="transitions">Moves that cannot be made although both states can occur.</param>
    /// <param name="graph">States and moves given directly; then there are no options, rules, transitions and merged states.</param>
    /// <param name="grounds">What the judgements rest on that are no nouns of their own; by default nothing is named.</param>
    /// <exception cref="ArgumentException">Indices do not fit together, or there are more than 128 options.</exception>
    public Conflict(
        ImmutableArray<DecisionMaker> decisionMakers,
        ImmutableArray<Rule> rules,
        State? statusQuo,
        ImmutableArray<Preference?> preferences,
        ImmutableArray<Formula> indistinguishable = default,
        ImmutableArray<ImmutableArray<Attitude>> attitudes = default,
        ImmutableArray<ForbiddenTransition> transitions = default,
        StateGraph? graph = null,
        Grounds? grounds = null)
    {
        (DecisionMakers, StatusQuo, Preferences, Graph) = (decisionMakers, statusQuo, preferences, graph);
        Grounds = grounds ?? Grounds.None;
        Transitions = transitions.IsDefault ? [] : transitions;
        Indistinguishable = indistinguishable.IsDefault ? [] : indistinguishable;
        Attitudes = attitudes.IsDefault ? SelfInterest(decisionMakers.Length) : attitudes;
        if (Attitudes.Length != decisionMakers.Length || Attitudes.Any(row => row.Length != decisionMakers.Length))
            throw new ArgumentException("Attitudes need one row per decision maker and one entry per decision maker in each row.", nameof(attitudes));
        Options = [.. decisionMakers.SelectMany(d => d.Options).OrderBy(o => o.Index)];
        Rules = [.. rules.Where(r => !r.IsImplied), .. LevelRules(Options)];

        if (Options.Length > State.MaxOptions)
            throw new ArgumentException($"Got {Options.Length} options; a state holds at most {State.MaxOptions}.", nameof(decisionMakers));
        if (preferences.Length != decisionMakers.Length)
            throw new ArgumentException($"Got {preferences.Length} preferences for {decisionMakers.Length} decision makers.", nameof(preferences));
        for (int k = 0; k < Options.Length; k++)
            if (Options[k].Index != k)
                throw new ArgumentException($"Option indices must run from 0 without gaps; number {k} is missing or double.", nameof(decisionMakers));
        for (int i = 0; i < decisionMakers.Length; i++)
            if (decisionMakers[i].Index != i || decisionMakers[i].Options.Any(o => o.Owner != i))
                throw new ArgumentException($"Decision maker {i} does not carry that index, or an option of theirs names another owner.", nameof(decisionMakers));
        if (Options.Any(o => o.Sharing is { } s && (s.Owners.Length < 2 || !s.Owners.Contains(o.Owner) || s.Owners[0] < 0 || s.Owners[^1] >= decisionMakers.Length)))
            throw new ArgumentException("A shared option needs two owners or more, and the one under whose name it stands among them.", nameof(decisionMakers));
        if ((Grounds.Indistinguishable.Length > 0 && Grounds.Indistinguishable.Length != Indistinguishable.Length)
            || (Grounds.Attitudes.Length > 0 && Grounds.Attitudes.Length != decisionMakers.Length))
            throw new ArgumentException("Grounds of merged states and of attitudes are one for each of them, or none.", nameof(grounds));
        if (Transitions.Any(t => t.For.Any(i => i < 0 || i >= decisionMakers.Length)))
            throw new ArgumentException("A transition binds a decision maker that does not exist.", nameof(transitions));
        if (graph is not null && (Options.Length + Rules.Length + Transitions.Length + Indistinguishable.Length > 0
            || graph.States.IsEmpty || graph.Moves.Length != decisionMakers.Length || graph.Moves.Any(rows => rows.Length != graph.States.Length)))
            throw new ArgumentException("A graph stands instead of options, rules, transitions and merged states, and has moves for every decision maker and state.", nameof(graph));

        UInt128 known = Options.Length == 128 ? UInt128.MaxValue : (UInt128.One << Options.Length) - 1;
        IEnumerable<Formula> formulas = rules.SelectMany(r => r.Operands).Concat(Indistinguishable)
            .Concat(Transitions.SelectMany(t => new[] { t.From, t.To }))
            .Concat(preferences.SelectMany(Parts).OfType<Preference.Prioritised>().SelectMany(p => p.Statements).Select(s => s.Formula));
        if (formulas.Any(f => (f.Mentions & ~known) != 0))
            throw new ArgumentException("A formula names an option that does not exist.", nameof(rules));
        if (preferences.SelectMany(Parts).OfType<Preference.Weighted>().Any(w => w.Weights.Length != Options.Length))
            throw new ArgumentException($"Option weighting needs one weight for each of {Options.Length} options.", nameof(preferences));
        moves = new MoveRules(decisionMakers, Options, Transitions);
    }

    /// <summary>The conflict of a case that has none: nobody, no option, nothing known.</summary>
    public static Conflict None { get; } = new([], [], null, []);

    /// <summary>Whether there is nobody in it, as in a case that only bargains.</summary>
    public bool IsNone => DecisionMakers.IsEmpty;

    /// <summary>The players, in the order of the case.</summary>
    public ImmutableArray<DecisionMaker> DecisionMakers { get; }

    /// <summary>All options, by index.</summary>
    public ImmutableArray<Option> Options { get; }

    /// <summary>What makes a state infeasible; what follows from levels stands last.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>Where things stand, if the case says so.</summary>
    public State? StatusQuo { get; }

    /// <summary>One per decision maker; null where the case does not say.</summary>
    public ImmutableArray<Preference?> Preferences { get; }

    /// <summary>Formulas whose states count as one state each.</summary>
    public ImmutableArray<Formula> Indistinguishable { get; }

    /// <summary>[i][j]: how decision maker i stands toward j. Source: [InoharaHipelWalker2007].</summary>
    public ImmutableArray<ImmutableArray<Attitude>> Attitudes { get; }

    /// <summary>Moves that cannot be made although both states can occur.</summary>
    public ImmutableArray<ForbiddenTransition> Transitions { get; }

    /// <summary>States and moves given directly instead of options; null in option form.</summary>
    public StateGraph? Graph { get; }

    /// <summary>What the status quo, merged states, attitudes and listed moves rest on; other judgements say it themselves.</summary>
    public Grounds Grounds { get; }

    /// <summary>Whether moves follow from options with one owner each and their directions alone, so that they are transitive up to return.</summary>
    public bool HasPlainMoves => Graph is null && moves.IsPlain;

    /// <summary>The groups that own an option jointly: as movers they have the numbers from the number of decision makers on.</summary>
    public ImmutableArray<ImmutableArray<int>> JointOwners => moves.Joint;

    /// <summary>Whether one move leads from one state to the other, feasibility aside.</summary>
    /// <param name="mover">A decision maker, or the number of decision makers plus the index of a group in <see cref="JointOwners"/>.</param>
    /// <param name="from">State before.</param>
    /// <param name="to">State after.</param>
    /// <remarks>
    /// Alone, a decision maker changes any number of the options they control, also of those shared with others any of whom may move. In a joint
    /// move a group changes at least one option owned jointly by exactly this group, and with it any options owned jointly within the group
    /// or controlled by its members. Directions and forbidden transitions bind both. Staying is no move.
    /// </remarks>
    public bool CanMove(int mover, State from, State to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mover);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(mover, DecisionMakers.Length + JointOwners.Length);
        return Graph is null
            ? moves.Allow(mover, from, to)
            : IsFeasible(from) && IsFeasible(to) && Graph.Moves[mover][(int)from.Bits].Contains((int)to.Bits);
    }

    /// <summary>The bits a mover may change in one move; see <see cref="CanMove"/>.</summary>
    internal UInt128 ControlOf(int mover) => moves.Control(mover);

    /// <summary>The same conflict with other rules or preferences.</summary>
    public Conflict With(ImmutableArray<Rule>? rules = null, ImmutableArray<Preference?>? preferences = null) =>
        new(DecisionMakers, rules ?? Rules, StatusQuo, preferences ?? Preferences, Indistinguishable, Attitudes, Transitions, Graph, Grounds);

    /// <summary>The attitudes of everybody who is devoted to their own interest and does not care about others'.</summary>
    public static ImmutableArray<ImmutableArray<Attitude>> SelfInterest(int n) =>
        [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => i == j ? Attitude.Devoting : Attitude.Neutral).ToImmutableArray())];

    /// <summary>Whether every decision maker's preference is known, so that stability can be asked about.</summary>
    public bool IsComplete => !IsNone && Preferences.All(p => p is not null);

    /// <summary>Whether no rule in force forbids the state.</summary>
    public bool IsFeasible(State state) => Graph is null ? !Rules.Any(r => r.Forbids(state)) : state.Bits < (UInt128)(uint)Graph.States.Length;

    /// <summary>How option k is referred to in formulas: its short name, with its owner's in front when two owners use it.</summary>
    public string Reference(int index)
    {
        Option option = Options[index];
        bool unique = !Options.Any(o => BareName(o) == BareName(option) && o.Owner != option.Owner);
        return unique ? option.Id : DecisionMakers[option.Owner].Id + "." + option.Id;
    }

    /// <summary>A state as a word: its short name in a graph, otherwise one letter per option, Y when taken.</summary>
    public string Word(State state) =>
        Graph is null ? state.ToYn(Options.Length)
        : IsFeasible(state) ? Graph.States[(int)state.Bits].Id
        : throw new ArgumentOutOfRangeException(nameof(state), state, "The graph has no such state.");

    /// <summary>What holds at a state, in words: each option taken, each scale with its level (also the lowest), in a graph the state's name.</summary>
    public IEnumerable<string> Choices(State state)
    {
        if (Graph is not null)
            return [Graph.States[(int)state.Bits].Name];
        return Options.Where(o => state.Takes(o) || (o.Level is { Height: 1 } && !Options.Any(other => SameScale(o, other) && state.Takes(other))))
            .Select(o => state.Takes(o) ? o.Name : $"{o.Level!.Scale.Name}: {o.Level.Scale.Levels[0]}");
    }

    private static bool SameScale(Option one, Option other) => one.Owner == other.Owner && one.Level?.Scale.Id == other.Level?.Scale.Id;

    private static string BareName(Option option) => option.Level?.Scale.Id ?? option.Id;

    private static IEnumerable<Rule> LevelRules(ImmutableArray<Option> options) => options
        .Where(o => o.Level is not null).GroupBy(o => (o.Owner, o.Level!.Scale.Id)).Where(g => g.Count() > 1)
        .Select(g => new Rule
        {
            Kind = RuleKind.MutuallyExclusive,
            Operands = [.. g.OrderBy(o => o.Level!.Height).Select(o => (Formula)new Formula.Takes(o.Index))],
            Name = $"{g.First().Level!.Scale.Name} has one level at a time",
            IsImplied = true,
        });

    private static IEnumerable<Preference> Parts(Preference? preference) => preference switch
    {
        null => [],
        Preference.Candidates c => c.Alternatives.SelectMany(Parts),
        Preference.Partial p => Parts(p.Order),
        _ => [preference],
    };
}
