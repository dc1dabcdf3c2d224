using System.Collections.Immutable;
using System.Numerics;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Checks verdicts about states that are not listed, by the definition: every move that is named is made again, every preference asked again.</summary>
/// <remarks>
/// Knows nothing of how a verdict was found: it uses who may move, what is feasible, and comparisons of two states statement by statement. What is said
/// not to exist is gone through case by case where the cases are few. Sequences are legal ones, nobody twice in succession.
/// </remarks>
public static class Replay
{
    /// <summary>A decision maker with more own options than this has too many moves to go through one by one.</summary>
    public const int MostOptions = 14;

    // A deterministic stand-in for time: moves looked at for one verdict.
    private const long MostMoves = 1_000_000;

    /// <summary>What speaks against a verdict, as a sentence for whoever finds the defect; null when it holds as far as it was checked.</summary>
    /// <param name="conflict">A conflict in options, each with one owner, whose preferences are complete orders.</param>
    /// <param name="concept">A concept over complete orders, without foresight.</param>
    /// <param name="decisionMaker">Index of the decision maker whose stability it is about.</param>
    /// <param name="state">The state it is about.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="whole">Whether everything in the verdict was checked, also what it says does not exist.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public static string? Objection(
        Conflict conflict, StabilityConcept concept, int decisionMaker, State state, StateVerdict verdict, out bool whole, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        ArgumentNullException.ThrowIfNull(concept);
        ArgumentNullException.ThrowIfNull(verdict);
        Checker checker = new(conflict, concept, decisionMaker, state, cancellation);
        string? objection = !conflict.IsFeasible(state) ? "The state is infeasible." : verdict switch
        {
            StateVerdict.Stable stable => checker.Against(stable),
            StateVerdict.Unstable unstable => checker.Against(unstable),
            _ => null,
        };
        whole = objection is null && checker.IsWhole;
        return objection;
    }

    private sealed class Checker(Conflict g, StabilityConcept concept, int i, State s, CancellationToken cancellation)
    {
        private readonly ImmutableArray<Formula> infeasible = [.. g.Rules.Where(r => r.InForce).SelectMany(r => r.Infeasible())];
        private readonly bool symmetric = concept.IsSymmetric();
        private readonly bool credible = concept is StabilityConcept.SequentialStability or StabilityConcept.SymmetricSequentialStability
            or StabilityConcept.SequentialOrSimultaneousStability or StabilityConcept.SimultaneousStability;
        private readonly Dictionary<UInt128, State[]> betterAround = [];
        private long looked;

        public bool IsWhole { get; private set; } = true;

        public string? Against(StateVerdict.Stable verdict)
        {
            foreach (StandingAnswer answer in verdict.Answers)
            {
                if (!Improves(i, s, answer.Improvement))
                    return "An improvement that is said to be deterred is none.";
                State at = answer.Improvement;
                foreach (StateMove move in answer.Moves)
                {
                    if (move.From != (answer.IsSimultaneous ? s : at))
                        return "A move of an answer does not start where it should.";
                    at = Merge(at, move);
                }
                if (at != answer.Result || answer.Moves.IsEmpty)
                    return "An answer does not end where it is said to end.";
                if (!Deters(answer, answer.Improvement))
                    return "An answer does not deter the improvement beside it.";
            }
            bool joint = concept is StabilityConcept.SimultaneousStability or StabilityConcept.SequentialOrSimultaneousStability;
            if (verdict.Answers.Any(a => a.IsSimultaneous ? !joint : concept is StabilityConcept.SimultaneousStability) || verdict.Answers.DistinctBy(a => a.IsSimultaneous).Count() > 1)
                return "The answers are not of the one kind the concept asks for.";
            if (concept is StabilityConcept.NashStability && !verdict.Answers.IsEmpty)
                return "Nash stability asks for no answers.";
            if (Few(i) is not UInt128 own)
            {
                IsWhole = false;
                return null;
            }
            long improvements = 0;
            HashSet<State> examples = [.. verdict.Answers.Select(a => a.Improvement)];
            foreach (State to in Variants(s, own))
                if (Improves(i, s, to))
                {
                    improvements++;
                    if (!examples.Contains(to) && !verdict.Answers.Any(a => Look() && Deters(a, to)) && IsWhole)
                        return "An improvement is deterred by none of the answers.";
                }
            return IsWhole && verdict.Improvements is long counted && counted != improvements ? "The improvements were counted wrongly." : null;
        }

        public string? Against(StateVerdict.Unstable verdict)
        {
            if (!Improves(i, s, verdict.Improvement))
                return "The improvement is none.";
            switch (concept)
            {
                case StabilityConcept.NashStability:
                    return null;
                case StabilityConcept.SimultaneousStability:
                    return AnswerJointly(verdict.Improvement) ? "The improvement has a simultaneous answer." : null;
                default:
                    (bool sanction, int reached) = Follow(verdict.Improvement);
                    if (sanction)
                        return "The improvement has an answer.";
                    if (IsWhole && verdict.RepliesReached is long told && told != reached)
                        return "The states that answers reach were counted wrongly.";
                    // The books' pair of concepts: moreover, some improvement has no simultaneous answer.
                    return concept is StabilityConcept.SequentialOrSimultaneousStability && IsWhole && !SomeEscapesJointly() && IsWhole
                        ? "Every improvement has a simultaneous answer." : null;
            }
        }

        private bool Improves(int mover, State from, State to) =>
            IsFeasible(to) && Prefers(mover, to, from) && g.CanMove(mover, from, to);   // a ranking knows feasible states only

        private bool Prefers(int mover, State a, State b) => Ordering.Compare(g.Preferences[mover]!, a, b) > 0;

        private bool IsFeasible(State state) => !infeasible.Any(f => f.Holds(state));

        private State Merge(State at, StateMove move)
        {
            UInt128 own = g.DecisionMakers[move.Mover].Control;
            return new((at.Bits & ~own) | (move.To.Bits & own));
        }

        /// <summary>Whether the opponents' choices in an answer, made after or beside another improvement, leave i no better off than staying.</summary>
        private bool Deters(StandingAnswer answer, State improvement)
        {
            State at = improvement;
            int last = i;
            foreach (StateMove move in answer.Moves)
            {
                State from = answer.IsSimultaneous ? s : at, to = Merge(from, move);
                if (move.Mover == i || move.Mover == last || !g.CanMove(move.Mover, from, to) || !IsFeasible(to) || (credible && !Prefers(move.Mover, to, from)))
                    return false;
                at = Merge(at, move);
                last = move.Mover;
            }
            return IsSanction(at);
        }

        private bool IsSanction(State end)
        {
            if (!IsFeasible(end) || Prefers(i, end, s))
                return false;
            if (!symmetric)
                return true;
            if (Few(i) is not UInt128 own)
            {
                IsWhole = false;
                return true;
            }
            // Ends that agree outside the own options have the same states around them.
            UInt128 rest = end.Bits & ~own;
            if (!betterAround.TryGetValue(rest, out State[]? better))
                betterAround.Add(rest, better = [.. Variants(new(rest), own).Prepend(new(rest)).Where(to => IsFeasible(to) && Prefers(i, to, s))]);
            return !better.Any(to => g.CanMove(i, end, to));
        }

        // Legal sequences from the improvement, over pairs of state and last mover.
        private (bool Sanction, int Reached) Follow(State improvement)
        {
            HashSet<(State, int)> seen = [];
            HashSet<State> states = [];
            Queue<(State State, int Last)> open = new([(improvement, i)]);
            while (open.TryDequeue(out (State State, int Last) at))
                for (int j = 0; j < g.DecisionMakers.Length; j++)
                {
                    if (j == i || j == at.Last)
                        continue;
                    if (Few(j) is not UInt128 own)
                    {
                        IsWhole = false;
                        return (false, states.Count);
                    }
                    foreach (State to in Variants(at.State, own))
                    {
                        if (credible ? !Improves(j, at.State, to) : !(g.CanMove(j, at.State, to) && IsFeasible(to)))
                            continue;
                        bool sanction = states.Add(to) && IsSanction(to);
                        if (!IsWhole || sanction)
                            return (IsWhole, states.Count);
                        if (seen.Add((to, j)))
                            open.Enqueue((to, j));
                    }
                    if (!IsWhole)
                        return (false, states.Count);
                }
            return (false, states.Count);
        }

        private bool SomeEscapesJointly()
        {
            if (Few(i) is not UInt128 own)
            {
                IsWhole = false;
                return false;
            }
            return Variants(s, own).Any(to => Improves(i, s, to) && !AnswerJointly(to));
        }

        private bool AnswerJointly(State improvement)
        {
            IEnumerable<State> combined = [improvement];
            for (int j = 0; j < g.DecisionMakers.Length && IsWhole; j++)
            {
                if (j == i)
                    continue;
                if (Few(j) is not UInt128 own)
                {
                    IsWhole = false;
                    break;
                }
                int mover = j;
                State[] choices = [s, .. Variants(s, own).Where(t => Improves(mover, s, t))];
                combined = combined.SelectMany(so => choices.Select(choice => new State((so.Bits & ~own) | (choice.Bits & own))));
            }
            return IsWhole && combined.TakeWhile(_ => Look()).Any(end => IsFeasible(end) && !Prefers(i, end, s));
        }

        /// <summary>The own options, if they are few enough to go through.</summary>
        private UInt128? Few(int mover) =>
            UInt128.PopCount(g.DecisionMakers[mover].Control) <= MostOptions ? g.DecisionMakers[mover].Control : null;

        // Every combination of own options, the state itself left out, until too much has been looked at.
        private IEnumerable<State> Variants(State from, UInt128 own)
        {
            UInt128 part = 0;
            do
            {
                State to = new((from.Bits & ~own) | part);
                if (!Look())
                    yield break;
                if (to != from)
                    yield return to;
                part = (part - own) & own;
            }
            while (part != 0);
        }

        private bool Look()
        {
            if ((++looked & 4095) == 0)
                cancellation.ThrowIfCancellationRequested();
            IsWhole &= looked <= MostMoves;
            return IsWhole;
        }
    }
}
