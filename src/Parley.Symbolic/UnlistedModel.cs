using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Symbolic;

/// <summary>A conflict in options whose states are not listed: who controls what, what cannot be, who prefers what.</summary>
internal sealed class UnlistedModel
{
    private UnlistedModel(Conflict conflict, ImmutableArray<StateOrder> orders)
    {
        (Conflict, Orders) = (conflict, orders);
        Infeasible = [.. conflict.Rules.Where(r => r.InForce).SelectMany(r => r.Infeasible()).Select(Condition.Of)];
        foreach (Option option in conflict.Options)
        {
            ForwardOnly |= option.Direction == Direction.ForwardOnly ? UInt128.One << option.Index : 0;
            BackwardOnly |= option.Direction == Direction.BackwardOnly ? UInt128.One << option.Index : 0;
        }
        OneWayScales =
        [
            .. conflict.Options.Where(o => o.Level is { Scale.Direction: not Direction.Both })
                .GroupBy(o => (o.Owner, o.Level!.Scale.Id))
                .Select(g => new OneWayScale(g.Key.Owner, g.First().Level!.Scale.Direction == Direction.ForwardOnly, [.. g.OrderBy(o => o.Level!.Height).Select(o => o.Index)])),
        ];
        Transitions = [.. conflict.Transitions.Select(t => (Condition.Of(t.From), Condition.Of(t.To), t.For))];
        NaturalReplies = [.. conflict.DecisionMakers.Select(d => new NaturalReply(orders[d.Index], d.Control))];
        UInt128 bound = Infeasible.Concat(Transitions.SelectMany(t => new[] { t.From, t.To })).Aggregate(UInt128.Zero, (bits, f) => bits | f.Mentions);
        Relevant = [.. orders.Select(order => bound | order.Mentions)];
        HasLocalRules = Infeasible.All(f => conflict.DecisionMakers.Any(d => (f.Mentions & ~d.Control) == 0));
    }

    public Conflict Conflict { get; }

    public int Players => Conflict.DecisionMakers.Length;

    public int Options => Conflict.Options.Length;

    /// <summary>One per decision maker.</summary>
    public ImmutableArray<StateOrder> Orders { get; }

    /// <summary>One per decision maker.</summary>
    public ImmutableArray<NaturalReply> NaturalReplies { get; }

    /// <summary>Options on which a decision maker's judgement of a state can depend, or whether it is feasible, or what can be reached from it.</summary>
    public ImmutableArray<UInt128> Relevant { get; }

    /// <summary>A state is infeasible where any of these holds.</summary>
    public ImmutableArray<Condition> Infeasible { get; }

    /// <summary>Moves from where the first holds to where the second holds are forbidden to those listed, or to everybody.</summary>
    public ImmutableArray<(Condition From, Condition To, ImmutableArray<int> For)> Transitions { get; }

    /// <summary>Whether every rule speaks of one decision maker's options, so that the feasible states are all combinations of feasible parts.</summary>
    public bool HasLocalRules { get; }

    /// <summary>Whether two moves of one decision maker in a row are one move, so that sequences need not remember who moved last.</summary>
    public bool IsTransitive => Transitions.IsEmpty;

    /// <summary>Whether the opponents of anybody reach every combination of permitted parts, so that the end of an answer can be named without its path.</summary>
    public bool HasFreeMoves => HasLocalRules && IsTransitive;

    /// <summary>Options that can only be taken.</summary>
    public UInt128 ForwardOnly { get; }

    /// <summary>Options that can only be given up.</summary>
    public UInt128 BackwardOnly { get; }

    /// <summary>Scales that only rise or only fall.</summary>
    public ImmutableArray<OneWayScale> OneWayScales { get; }

    public UInt128 Control(int mover) => Conflict.DecisionMakers[mover].Control;

    /// <summary>Whether the directions of options and scales allow a decision maker to change own options so; rules and transitions aside.</summary>
    public bool DirectionsAllow(State from, State to)
    {
        if ((from.Bits & ForwardOnly & ~to.Bits) != 0 || (to.Bits & BackwardOnly & ~from.Bits) != 0)
            return false;
        foreach (OneWayScale scale in OneWayScales)
        {
            int before = scale.Height(from), after = scale.Height(to);
            if (scale.Rises ? after < before : after > before)
                return false;
        }
        return true;
    }

    /// <summary>Whether a decision maker can go from one feasible state to the other.</summary>
    public bool CanMove(int mover, State from, State to) => Conflict.CanMove(mover, from, to) && Conflict.IsFeasible(to);

    public static UnlistedModel Of(Conflict conflict) => WhyNot(conflict) is string reason
        ? throw new ArgumentException(reason, nameof(conflict))
        : new(conflict, [.. conflict.Preferences.Select(p => StateOrder.Of(p!)!)]);

    /// <summary>Why a conflict cannot be handled without listing its states, as a sentence; null when it can.</summary>
    public static string? WhyNot(Conflict conflict)
    {
        if (conflict.Graph is not null)
            return "The conflict is a graph of states, which lists them.";
        if (!conflict.Indistinguishable.IsEmpty)
            return "States that count as one are known only when states are listed.";
        if (conflict.Options.FirstOrDefault(o => o.Sharing is not null) is Option shared)
            return $"“{shared.Name}” has several owners; without a list of states every option needs one.";
        foreach (DecisionMaker party in conflict.DecisionMakers)
            if (StateOrder.WhyNot(conflict.Preferences[party.Index]) is string reason)
                return $"The preference of {party.Name} {reason}; without a list of states one complete order is needed.";
        return null;
    }

    /// <summary>Why a concept is not decided for a conflict without listing its states, as a sentence; null when it is.</summary>
    public static string? WhyNot(Conflict conflict, StabilityConcept concept) =>
        concept is StabilityConcept.SimultaneousStability or StabilityConcept.SequentialOrSimultaneousStability && !conflict.HasPlainMoves
            ? "Simultaneous stability combines options, and the moves of this conflict do not follow from options alone."
        : !concept.IsOverRanks ? $"Without a list of states Nash, GMR, SMR, SEQ, SSEQ, SIM and SEQ or SIM are decided, not {concept.Abbreviation}."
        : WhyNot(conflict);
}

/// <summary>Levels of one decision maker that only rise or only fall.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Rises">Whether the level only rises; otherwise it only falls.</param>
/// <param name="Options">The options that stand for the levels above the lowest, lowest first.</param>
internal sealed record OneWayScale(int Owner, bool Rises, ImmutableArray<int> Options)
{
    /// <summary>The level at a state: 0 for the lowest.</summary>
    public int Height(State state)
    {
        int height = Options.Length;
        while (height > 0 && !state.Takes(Options[height - 1]))
            height--;
        return height;
    }
}
