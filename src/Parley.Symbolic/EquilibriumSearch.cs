using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Symbolic;

/// <summary>Proposes states that nothing known so far speaks against, and learns from every one that somebody would leave.</summary>
/// <remarks>
/// The solver holds what must be true of an equilibrium as far as it is known: for some improvements, told as patterns, that they are none or that
/// some end of an answer deters them. Each proposal is decided exactly. If somebody would leave, the improvement becomes a new condition; if the
/// condition is there already and the solver imagined an answer that the opponents cannot give, the reason why they cannot becomes one.
/// When no proposal is left, there is no further equilibrium. Counter-example-guided; compare [ClarkeGrumbergJhaLuVeith2003].
/// </remarks>
internal sealed class EquilibriumSearch
{
    /// <summary>After so many states that could not be decided, the search gives up.</summary>
    private const int MostUndecided = 10;

    private readonly Board board;
    private readonly UnlistedModel model;
    private readonly Sanctions sanctions;
    private readonly Decision decision;
    private readonly Encoding encoding;
    private readonly CpSat solver;
    private readonly int[] state;
    private readonly Deterring?[] kinds;
    private readonly Dictionary<(int, Deterring?, Pattern), Condition> known = [];
    private readonly int[] choice;                                  // where a concept offers two kinds of answer: whether the first is chosen
    private readonly int postponed;                                 // holds while improvements that could not be decided are to be avoided
    private bool later = true;
    private int reasons;

    public EquilibriumSearch(UnlistedModel model, StabilityConcept concept, Formula? where, int mostOptions, int seed)
    {
        this.model = model;
        board = new(model, mostOptions, seed);
        sanctions = new(board);
        decision = new(board, sanctions, nearest: true);
        encoding = new(model, new Clauses());
        solver = new(encoding.Clauses, seed);
        state = encoding.NewState();
        postponed = encoding.Clauses.New();
        encoding.RequireFeasible(state);
        if (where is not null)
            encoding.Clauses.Add(encoding.Truth(Symbolic.Condition.Of(where), state));
        Deterring[] asked = Deterring.Of(concept);
        kinds = asked.Length == 0 ? [null] : [.. asked.Select(k => (Deterring?)k)];
        choice = [.. Enumerable.Range(0, model.Players).Select(_ => kinds.Length > 1 ? encoding.Clauses.New() : Clauses.True)];
        if (kinds[0] is null)
            for (int i = 0; i < model.Players; i++)
            {
                int[] reply = model.NaturalReplies[i].Of(encoding, state);
                encoding.Clauses.Add(~encoding.Better(model.Orders[i], reply, state), ~encoding.Permitted(i, state, reply));
                foreach (Option option in model.Conflict.DecisionMakers[i].Options)
                {
                    UInt128 bit = UInt128.One << option.Index;
                    Learn(i, null, new Pattern(bit, 0));
                    Learn(i, null, new Pattern(bit, bit));
                }
            }
    }

    /// <summary>Moves from given states.</summary>
    public Board Board => board;

    /// <summary>The decision about given states, with what it remembers.</summary>
    public Decision Decision => decision;

    /// <summary>How many states were proposed.</summary>
    public int Proposals { get; private set; }

    /// <summary>How many conditions were learned: improvements that need an answer, and reasons why they have none.</summary>
    public int Conditions => known.Count + reasons;

    /// <summary>How many states had to be set aside one by one, because no reason covered more than them.</summary>
    public int LoneStates { get; private set; }

    /// <summary>Proposals that could not be decided.</summary>
    public List<State> Undecided { get; } = [];

    /// <summary>The equilibria found, with one entry per decision maker.</summary>
    public List<(State State, ImmutableArray<Staying> Why)> Found { get; } = [];

    /// <summary>Searches until enough are found, no proposal is left, or the budget ends.</summary>
    public SearchEnd Run(int limit, Budget budget, IProgress<double>? progress, CancellationToken cancellation)
    {
        double all = budget.Left;
        while (Found.Count < limit)
        {
            progress?.Report(Math.Max((double)Found.Count / limit, 1 - budget.Left / all));
            CpSat.Outcome outcome = solver.Solve(later ? [postponed] : [], budget, thorough: false, cancellation);
            if (outcome.Answer == CpSat.Answer.None && later)
            {
                later = false;                                     // nothing is left but what was put off
                continue;
            }
            if (outcome.Answer == CpSat.Answer.None)
                return Undecided.Count == 0 ? SearchEnd.Complete : SearchEnd.Undecided;
            if (outcome.Answer == CpSat.Answer.Unknown || Undecided.Count >= MostUndecided)
                return SearchEnd.Undecided;
            Proposals++;
            State proposal = Encoding.Read(outcome, state);
            Judge(proposal, outcome, budget, cancellation);
            if (budget.IsSpent)
                return SearchEnd.Undecided;
        }
        // Exactly as many as were asked for may be all there are.
        return Undecided.Count == 0 && solver.Solve([], budget, thorough: false, cancellation).Answer == CpSat.Answer.None ? SearchEnd.Complete : SearchEnd.Limit;
    }

    /// <summary>Takes an equilibrium that was found elsewhere.</summary>
    public void Take(State one, ImmutableArray<Staying> why)
    {
        Found.Add((one, why));
        encoding.Forbid(state, one);
    }

    /// <summary>Whether no proposal is left, shown a second time with the solver's own simplifications.</summary>
    /// <exception cref="InvalidOperationException">The second look finds a proposal, which is a defect.</exception>
    public bool ConfirmEnd(Budget budget, CancellationToken cancellation)
    {
        CpSat.Answer answer = solver.Solve([], budget, thorough: true, cancellation).Answer;
        return answer == CpSat.Answer.Found ? throw new InvalidOperationException("Two looks at the same conditions contradict each other.") : answer == CpSat.Answer.None;
    }

    /// <summary>What all states have in common that may still be proposed, as far as the budget allows to say.</summary>
    public Pattern Remainder(Budget budget, CancellationToken cancellation)
    {
        CpSat.Outcome outcome = solver.Solve([], budget, thorough: false, cancellation);
        if (outcome.Answer != CpSat.Answer.Found)
            return default;
        State example = Encoding.Read(outcome, state);
        UInt128 open = 0, proved = 0;                              // options seen both ways, options that cannot change
        for (int k = 0; k < state.Length; k++)
        {
            UInt128 bit = UInt128.One << k;
            if ((open & bit) != 0)
                continue;
            CpSat.Outcome other = solver.Solve([example.Takes(k) ? ~state[k] : state[k]], budget, thorough: false, cancellation);
            if (other.Answer == CpSat.Answer.Unknown)
                break;
            if (other.Answer == CpSat.Answer.None)
                proved |= bit;
            else
                open |= Encoding.Read(other, state).Bits ^ example.Bits;
        }
        return new(proved, example.Bits & proved);
    }

    private void Judge(State proposal, CpSat.Outcome outcome, Budget budget, CancellationToken cancellation)
    {
        Staying[] why = new Staying[model.Players];
        bool left = false, open = false;
        for (int i = 0; i < model.Players && !budget.IsSpent; i++)
        {
            Staying[] each = [.. kinds.Select(kind => decision.Under(kind, i, proposal, budget, cancellation))];
            why[i] = each.FirstOrDefault(x => x is Staying.Stays) ?? each.FirstOrDefault(x => x is Staying.Open) ?? each[0];
            if (why[i] is Staying.Stays)
                continue;
            (left, open) = (left || why[i] is Staying.Leaves, open || why[i] is Staying.Open);
            for (int k = 0; k < kinds.Length; k++)
                if (each[k] is Staying.Leaves leaves)
                    Learn(i, kinds[k], proposal, leaves, outcome, budget, cancellation);
                else if (later && each[k] is Staying.Open { Improvement: State improvement })
                    encoding.Clauses.Add(~postponed, Learn(i, kinds[k], Change(proposal, improvement)).Unless);
        }
        if (budget.IsSpent || left || (open && later))
            return;
        if (open)
            Undecided.Add(proposal);
        else
            Found.Add((proposal, [.. why]));
        encoding.Forbid(state, proposal);
    }

    private static Pattern Change(State from, State to) => new(from.Bits ^ to.Bits, to.Bits & (from.Bits ^ to.Bits));

    private void Learn(int i, Deterring? kind, State proposal, Staying.Leaves leaves, CpSat.Outcome outcome, Budget budget, CancellationToken cancellation)
    {
        Pattern p = Change(proposal, leaves.Improvement);
        if (!known.TryGetValue((i, kind, p), out Condition? condition))
        {
            Learn(i, kind, p);
            return;
        }
        Question q = new(i, proposal, leaves.Improvement, kind!.Value);
        if (q.Kind.Simultaneous)
            return;                                                // told exactly; the proposal stood under the other kind of answer
        if (q.Kind.Symmetric)
        {
            State end = Encoding.Read(outcome, condition.End);
            if (board.Escape(i, end, proposal, budget, cancellation) is State away)
            {
                sanctions.RequireNoEscape(encoding, i, state, condition.End, Encoding.With(condition.End, Change(end, away)), condition.Unless);
                return;
            }
        }
        if (Reason(q, p, leaves.Argument, budget, cancellation) is int[] reason)
        {
            reasons++;
            encoding.Clauses.Add([condition.Unless, .. reason]);
            return;
        }
        LoneStates++;
        encoding.Forbid(state, proposal, condition.Unless);
    }

    // Improvements along the pattern have an answer, if they are improvements at all.
    private Condition Learn(int i, Deterring? kind, Pattern p)
    {
        if (known.TryGetValue((i, kind, p), out Condition? before))
            return before;
        int[] to = Encoding.With(state, p);
        int improves = encoding.Clauses.And(encoding.Permitted(i, state, to), encoding.Better(model.Orders[i], to, state));
        if (kinds.Length > 1)
            improves = encoding.Clauses.And(improves, kind == kinds[0] ? choice[i] : ~choice[i]);
        int unless = ~improves;
        int[] end = to;
        if (kind is not Deterring asked)
            encoding.Clauses.Add(unless);
        else
        {
            if (asked.Simultaneous)
                end = Jointly(i, to);
            else
            {
                end = encoding.Varied(to, board.OthersControl(i) & model.Relevant[i]);   // the rest of an end may as well stay as it is
                encoding.Clauses.Add(unless, encoding.Directed(to, end));
            }
            foreach (Symbolic.Condition infeasible in model.Infeasible)
                encoding.Clauses.Add(unless, ~encoding.Truth(infeasible, end));
            encoding.Clauses.Add(unless, ~encoding.Better(model.Orders[i], end, state));
            if (asked.Symmetric)
                sanctions.RequireNoEscape(encoding, i, state, end, model.NaturalReplies[i].Of(encoding, end), unless);
        }
        Condition condition = new(end, unless);
        known.Add((i, kind, p), condition);
        return condition;
    }

    private int[] Jointly(int i, int[] to)
    {
        int[] end = to;
        foreach (int j in board.Opponents(i))
        {
            int[] alone = encoding.Varied(state, model.Control(j));
            int stays = Clauses.True;
            for (int k = 0; k < alone.Length; k++)
                stays = encoding.Clauses.And(stays, encoding.Clauses.Same(alone[k], state[k]));
            encoding.Clauses.Add(stays, encoding.Permitted(j, state, alone));
            encoding.Clauses.Add(stays, encoding.Better(model.Orders[j], alone, state));
            end = [.. end.Select((literal, k) => (model.Control(j) >> k & 1) != 0 ? alone[k] : literal)];
        }
        return end;
    }

    /// <summary>Options of the state under test that alone explain why an improvement has no answer, as literals of which one must change.</summary>
    private int[]? Reason(Question q, Pattern p, NoAnswer? why, Budget budget, CancellationToken cancellation)
    {
        Budget part = budget.Part(budget.Left / 4);
        try
        {
            // Where every answer was followed to its end, there may be a shorter argument all the same.
            if ((why ?? decision.Argue(q, part, cancellation)) is not NoAnswer argument)
                return null;
            HashSet<int> options = [];
            foreach (Action<Encoding, int[], int[]> failure in decision.Search.Failures(q, argument))
                if (!Collect(options, q, p, failure, part, cancellation))
                    return null;
            return [.. options.Order().Select(k => q.State.Takes(k) ? ~state[k] : state[k])];
        }
        finally
        {
            budget.Close(part);
        }
    }

    // Puts a question that has no answer at the state under test to a state that is only assumed to be this one, and notes which options mattered.
    private bool Collect(HashSet<int> options, Question q, Pattern p, Action<Encoding, int[], int[]> ask, Budget budget, CancellationToken cancellation)
    {
        Encoding e = new(model, new Clauses());
        int[] s = e.NewState(), to = Encoding.With(s, p);
        e.RequireFeasible(s);
        e.Clauses.Add(e.Permitted(q.DecisionMaker, s, to));
        e.Clauses.Add(e.Better(model.Orders[q.DecisionMaker], to, s));
        ask(e, s, to);
        int[] assumed = [.. s.Select((literal, k) => q.State.Takes(k) ? literal : ~literal)];
        CpSat.Outcome outcome = new CpSat(e.Clauses, board.Seed).Solve(assumed, budget, thorough: false, cancellation);
        if (outcome.Answer != CpSat.Answer.None)
            return false;
        Dictionary<int, int> optionOf = assumed.Select((literal, k) => (literal, k)).ToDictionary(x => x.literal, x => x.k);
        foreach (int literal in outcome.Reason)
            options.Add(optionOf[literal]);
        return true;
    }

    /// <summary>A condition the solver knows.</summary>
    /// <param name="End">Where the answer ends.</param>
    /// <param name="Unless">Holds where the pattern is no improvement.</param>
    private sealed record Condition(int[] End, int Unless);
}
