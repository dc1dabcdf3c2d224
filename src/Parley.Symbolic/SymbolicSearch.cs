using System.Collections.Immutable;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Symbolic;

/// <summary>The door to stability where states can no longer be listed: finds equilibria that satisfy a condition, and decides single states.</summary>
/// <remarks>
/// Up to 128 options, any number of statements. Every claim is checked again before it is shown: moves and preferences by <see cref="Replay"/>, what
/// does not exist case by case where the cases are few, otherwise by a second look of the solver; each verdict says which. A question that the budget
/// does not allow to answer is undecided, with what was proved. See docs/theory/symbolic.md.
/// </remarks>
public static class SymbolicSearch
{
    /// <summary>The name recorded with findings.</summary>
    public const string Engine = "symbolic";

    /// <summary>Why a conflict or a concept cannot be handled without listing states, as a sentence; null when it can.</summary>
    public static string? WhyNot(Conflict conflict, StabilityConcept concept)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        ArgumentNullException.ThrowIfNull(concept);
        return UnlistedModel.WhyNot(conflict, concept);
    }

    /// <summary>Searches for equilibria.</summary>
    /// <param name="conflict">Any conflict for which <see cref="WhyNot"/> gives no reason.</param>
    /// <param name="study">The question.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Checked throughout, also by the solver.</param>
    /// <returns>The same answer on every machine.</returns>
    /// <exception cref="ArgumentException">The conflict or concept is not handled, the condition names an option that does not exist, or a number is out of range.</exception>
    public static SearchFindings Conduct(Conflict conflict, SearchStudy study, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Conduct(conflict, study, Lanes.MostOptions, progress, cancellation);

    /// <summary>Decides one state for one decision maker.</summary>
    /// <param name="conflict">Any conflict for which <see cref="WhyNot"/> gives no reason.</param>
    /// <param name="decisionMaker">Index of the decision maker.</param>
    /// <param name="state">A feasible state.</param>
    /// <param name="concept">The concept.</param>
    /// <param name="budget">How much work may be done; see <see cref="SearchStudy.Budget"/>.</param>
    /// <param name="seed">Seed of the solver.</param>
    /// <param name="cancellation">Checked throughout, also by the solver.</param>
    /// <exception cref="ArgumentException">The conflict or concept is not handled, or the state is infeasible.</exception>
    public static StateVerdict Explain(
        Conflict conflict, int decisionMaker, State state, StabilityConcept concept, double budget = 60, int seed = 0, CancellationToken cancellation = default)
    {
        Require(conflict, concept, budget);
        ArgumentOutOfRangeException.ThrowIfNegative(decisionMaker);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(decisionMaker, conflict.DecisionMakers.Length);
        if (!conflict.IsFeasible(state))
            throw new ArgumentException("The state is infeasible.", nameof(state));
        Board board = new(UnlistedModel.Of(conflict), Lanes.MostOptions, seed);
        Decision decision = new(board, new Sanctions(board));
        Budget work = new(budget);
        return Checked(board, decision, concept, decisionMaker, state, decision.Of(concept, decisionMaker, state, work, cancellation), work, cancellation);
    }

    internal static SearchFindings Conduct(Conflict conflict, SearchStudy study, int mostOptions, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(study);
        Require(conflict, study.Concept, study.Budget);
        if (study.Limit < 1)
            throw new ArgumentException($"A limit is at least 1, not {study.Limit}.", nameof(study));
        if (study.Where is Formula where && UInt128.Log2(where.Mentions | 1) >= (UInt128)(uint)conflict.Options.Length)
            throw new ArgumentException("The condition names an option that does not exist.", nameof(study));
        UnlistedModel model = UnlistedModel.Of(conflict);
        EquilibriumSearch search = new(model, study.Concept, study.Where, mostOptions, study.Seed);
        Budget budget = new(study.Budget);
        // Whoever has no improvement stays under every concept, and such states are far easier to find: one comes first, others where the search gets stuck.
        EquilibriumSearch? nash = study.Concept == StabilityConcept.Nash ? null : new(model, StabilityConcept.Nash, study.Where, mostOptions, study.Seed);
        Borrow(nash, search, 1, budget, cancellation);
        // A fifth is kept for what is said at the end.
        Budget part = budget.Part(study.Budget * 0.8);
        SearchEnd end = search.Run(study.Limit, part, progress, cancellation);
        budget.Close(part);
        if (end == SearchEnd.Undecided && Borrow(nash, search, study.Limit, budget, cancellation))
            end = SearchEnd.Limit;
        bool confirmed = end == SearchEnd.Complete && search.ConfirmEnd(budget, cancellation);
        bool isVoid = end == SearchEnd.Complete && search.Proposals == 0 && IsVoid(model, study, budget, cancellation);
        Pattern remainder = end == SearchEnd.Undecided ? search.Remainder(budget, cancellation) : default;
        ImmutableArray<FoundEquilibrium> equilibria =
        [
            .. search.Found.OrderBy(f => f.State).Select(found => new FoundEquilibrium(found.State,
            [
                .. found.Why.Select((why, i) => Checked(search.Board, search.Decision, study.Concept, i, found.State, why, budget, cancellation)),
            ])),
        ];
        progress?.Report(1);
        return new()
        {
            Study = study,
            Conflict = conflict,
            Equilibria = equilibria,
            End = end,
            Undecided = [.. search.Undecided.Order()],
            Remainder = remainder,
            IsConfirmed = confirmed,
            IsVoid = isVoid,
            Proposals = search.Proposals,
            Conditions = search.Conditions,
            Spent = budget.Spent,
        };
    }

    // Whether the search then has as many as it may need.
    private static bool Borrow(EquilibriumSearch? nash, EquilibriumSearch search, int limit, Budget budget, CancellationToken cancellation)
    {
        if (nash is null)
            return false;
        foreach ((State known, _) in search.Found)
            if (!nash.Found.Exists(f => f.State == known))
                nash.Take(known, []);
        Budget part = budget.Part(budget.Left / 10);
        int before = nash.Found.Count;
        nash.Run(limit, part, null, cancellation);
        budget.Close(part);
        foreach ((State state, ImmutableArray<Staying> why) in nash.Found.Skip(before))
            search.Take(state, why);
        return search.Found.Count >= limit;
    }

    // Not even rules and condition together leave a state.
    private static bool IsVoid(UnlistedModel model, SearchStudy study, Budget budget, CancellationToken cancellation)
    {
        Encoding encoding = new(model, new Clauses());
        int[] state = encoding.NewState();
        encoding.RequireFeasible(state);
        if (study.Where is Formula where)
            encoding.Clauses.Add(encoding.Truth(Condition.Of(where), state));
        return new CpSat(encoding.Clauses, study.Seed).Solve([], budget, thorough: true, cancellation).Answer == CpSat.Answer.None;
    }

    // What the definition objects to is never shown: it is a defect of this program.
    private static StateVerdict Checked(
        Board board, Decision decision, StabilityConcept concept, int i, State s, Staying staying, Budget budget, CancellationToken cancellation)
    {
        StateVerdict verdict = Told(board, i, s, staying);
        string? objection = Replay.Objection(board.Model.Conflict, concept, i, s, verdict, out bool whole, cancellation);
        if (objection is not null)
            throw new InvalidOperationException($"A verdict under {concept.Name} at {board.Model.Conflict.Word(s)} does not hold: {objection}");
        Recheck recheck = whole ? Recheck.Definition
            : decision.Confirm(i, s, staying, budget, cancellation) ? Recheck.SecondArgument
            : Recheck.Steps;
        return verdict switch
        {
            StateVerdict.Stable stable => stable with { Recheck = recheck },
            StateVerdict.Unstable unstable => unstable with { Recheck = recheck },
            _ => verdict,
        };
    }

    private static StateVerdict Told(Board board, int i, State s, Staying staying) => staying switch
    {
        Staying.Stays stays => new StateVerdict.Stable(
            stays.Improvements, [.. stays.Answers.Select(a => Answer(board.Model, s, a))],
            board.Of(i) is null ? Ground.Infeasibility : Ground.Enumeration, Recheck.Steps),
        Staying.Leaves leaves => new StateVerdict.Unstable(leaves.Improvement, leaves.Reached, leaves.Why, Recheck.Steps),
        Staying.Open open => new StateVerdict.Undecided(open.Improvement, open.Deterred),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    private static StandingAnswer Answer(UnlistedModel model, State s, Deterred deterred)
    {
        ImmutableArray<StateMove>.Builder moves = ImmutableArray.CreateBuilder<StateMove>();
        State at = deterred.Example;
        foreach ((int Mover, UInt128 Own) move in deterred.Reply.Moves)
        {
            State from = deterred.Reply.IsSimultaneous ? s : at;
            moves.Add(new(move.Mover, from, Reply.Apply(model, from, move)));
            at = Reply.Apply(model, at, move);
        }
        return new()
        {
            Improvement = deterred.Example,
            Moves = moves.ToImmutable(),
            Result = at,
            Deters = deterred.Count,
            IsSimultaneous = deterred.Reply.IsSimultaneous,
        };
    }

    private static void Require(Conflict conflict, StabilityConcept concept, double budget)
    {
        if (WhyNot(conflict, concept) is string reason)
            throw new ArgumentException(reason, nameof(conflict));
        if (!(budget > 0 && budget <= 1e9))
            throw new ArgumentOutOfRangeException(nameof(budget), budget, "A budget is above 0 and at most a thousand million.");
    }
}
