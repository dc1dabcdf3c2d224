using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>The stability concepts exactly as published. Slow, obvious, and the judge of every engine.</summary>
/// <remarks>
/// Throughout, i is the focal decision maker and s the state under test. A sanction is a state that i does not prefer to s
/// (“not better”, not “strictly worse”). Opponents answer by legal sequences. Collected in [XuHipelKilgourFang2018].
/// </remarks>
public static class Definitions
{
    /// <summary>Whether a state is stable for a decision maker under a concept.</summary>
    /// <exception cref="ArgumentException">The concept is not defined for this kind of model; see <see cref="IsDefined"/>.</exception>
    public static bool IsStable(StabilityConcept concept, GraphModel g, int i, int s) => concept switch
    {
        StabilityConcept.NashStability => IsNash(g, i, s),
        StabilityConcept.GeneralMetarationality => IsGmr(g, i, s),
        StabilityConcept.SymmetricMetarationality => IsSmr(g, i, s),
        StabilityConcept.SequentialStability => IsSeq(g, i, s),
        StabilityConcept.SymmetricSequentialStability => IsSseq(g, i, s),
        StabilityConcept.SimultaneousStability => IsSim(InOptionForm(g), i, s),
        StabilityConcept.SequentialOrSimultaneousStability => IsSeq(g, i, s) || IsSim(InOptionForm(g), i, s),
        StabilityConcept.LimitedMove limited => ForesightDefinitions.IsLimitedMove(g, i, s, limited.HorizonInMoves),
        StabilityConcept.NonMyopicStability => ForesightDefinitions.IsNonMyopic(g, i, s),
        StabilityConcept.MaximinStability maximin => ForesightDefinitions.IsMaximin(g, i, s, maximin.HorizonInMoves),
        StabilityConcept.PolicyStability => PolicyDefinitions.IsPolicy(g, i, s),
        StabilityConcept.CrediblePolicyStability => PolicyDefinitions.IsCrediblePolicy(g, i, s),
        StabilityConcept.ForesightTogether together => ForesightDefinitions.IsForesightTogether(g, i, s, together.HorizonInMoves),
        StabilityConcept.ForesightAlone alone => ForesightDefinitions.IsForesightAlone(g, i, s, alone.HorizonInMoves),
        StabilityConcept.WeakStability weak => IsStable(weak.General, g, i, s) && !IsStable(weak.Strong, g, i, s),
        StabilityConcept.Read read => ReadDefinitions.IsStable(read.Form, new Lens(g, read.Reading), g, i, s),
        _ => throw new ArgumentException("The family of concepts is closed.", nameof(concept)),
    };

    /// <summary>Whether a concept exists for a model: simultaneous moves need options to be combined, foresight two decision makers, and all but the readings a complete order.</summary>
    public static bool IsDefined(StabilityConcept concept, GraphModel g)
    {
        ArgumentNullException.ThrowIfNull(g);
        return concept switch
        {
            StabilityConcept.SimultaneousStability or StabilityConcept.SequentialOrSimultaneousStability => g is OptionForm && g.IsRanked,
            StabilityConcept.LimitedMove or StabilityConcept.NonMyopicStability or StabilityConcept.MaximinStability
                or StabilityConcept.PolicyStability or StabilityConcept.CrediblePolicyStability => g.DecisionMakers.Length == 2 && g.IsRanked,
            StabilityConcept.WeakStability weak => IsDefined(weak.General, g),
            StabilityConcept.Read => true,
            _ => g.IsRanked,
        };
    }

    /// <summary>Why a concept does not exist for a model, as a sentence; null when it does.</summary>
    public static string? WhyUndefined(StabilityConcept concept, GraphModel g)
    {
        ArgumentNullException.ThrowIfNull(concept);
        if (IsDefined(concept, g))
            return null;
        return g.DecisionMakers.FirstOrDefault(d => !g.Relation(d.Index).IsComplete) is DecisionMaker partly
            ? $"{Capital(concept.Name)} needs complete orders, and the preference of {partly.Name} is partly unknown; ask under a reading, such as seq-a or fuzzy-seq."
            : concept is StabilityConcept.SimultaneousStability or StabilityConcept.SequentialOrSimultaneousStability
            ? $"{Capital(concept.Name)} combines options, and the moves of this model do not follow from options alone."
            : $"{Capital(concept.Name)} is defined for two decision makers; there are {g.DecisionMakers.Length}.";

        static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>Nash stability: i has no improvement. Sources: [Nash1950], [Nash1951].</summary>
    public static bool IsNash(GraphModel g, int i, int s)
    {
        ArgumentNullException.ThrowIfNull(g);
        return !g.Improvements(i, s).Any();
    }

    /// <summary>General metarationality: each improvement can be answered by a state no better than staying. Source: [Howard1971].</summary>
    public static bool IsGmr(GraphModel g, int i, int s)
    {
        ArgumentNullException.ThrowIfNull(g);
        return g.Improvements(i, s).All(s1 =>
            Replies(g, i, s1).Any(s2 => !g.Prefers(i, s2, s)));
    }

    /// <summary>Symmetric metarationality: moreover, no move of i from the answer is better than staying. Source: [Howard1971].</summary>
    public static bool IsSmr(GraphModel g, int i, int s)
    {
        ArgumentNullException.ThrowIfNull(g);
        return g.Improvements(i, s).All(s1 =>
            Replies(g, i, s1).Any(s2 => !g.Prefers(i, s2, s) && g.Moves(i, s2).All(s3 => !g.Prefers(i, s3, s))));
    }

    /// <summary>Sequential stability: the answers consist of the opponents' own improvements. Sources: [FraserHipel1979], [FraserHipel1984].</summary>
    public static bool IsSeq(GraphModel g, int i, int s)
    {
        ArgumentNullException.ThrowIfNull(g);
        return g.Improvements(i, s).All(s1 =>
            CredibleReplies(g, i, s1).Any(s2 => !g.Prefers(i, s2, s)));
    }

    /// <summary>Symmetric sequential stability: SEQ, and no move of i from the answer is better than staying. Source: [RegoVieira2017].</summary>
    public static bool IsSseq(GraphModel g, int i, int s)
    {
        ArgumentNullException.ThrowIfNull(g);
        return g.Improvements(i, s).All(s1 =>
            CredibleReplies(g, i, s1).Any(s2 => !g.Prefers(i, s2, s) && g.Moves(i, s2).All(s3 => !g.Prefers(i, s3, s))));
    }

    /// <summary>Simultaneous stability: opponents improve from s at the same time, and the combination is feasible and no better.</summary>
    /// <remarks>
    /// Each opponent stays or takes one improvement from s; every improvement of i is tested against all joint responses.
    /// That nobody responds is allowed and never sanctions. Sources: [FraserHipel1979], [FraserHipel1984].
    /// </remarks>
    public static bool IsSim(OptionForm g, int i, int s)
    {
        ArgumentNullException.ThrowIfNull(g);
        return g.Improvements(i, s).All(s1 =>
            JointOutcomes(g, i, s, s1).Any(s2 => !g.Prefers(i, s2, s)));
    }

    /// <summary>The feasible outcomes when i moves to s1 while every opponent stays or improves from s, all at once.</summary>
    public static IEnumerable<int> JointOutcomes(OptionForm g, int i, int s, int s1)
    {
        ArgumentNullException.ThrowIfNull(g);
        IEnumerable<State> combined = [g.States[s1]];
        foreach (int j in LegalSequences.OpponentsOf(g, i))
        {
            UInt128 own = g.DecisionMakers[j].Control;
            State[] choices = [g.States[s], .. g.Improvements(j, s).Select(t => g.States[t])];
            combined = combined.SelectMany(so => choices.Select(choice => new State((so.Bits & ~own) | (choice.Bits & own))));
        }
        return combined.Select(g.States.IndexOf).Where(index => index >= 0);
    }

    private static IReadOnlySet<int> Replies(GraphModel g, int i, int s1) =>
        LegalSequences.OfMoves(g, LegalSequences.OpponentsOf(g, i), s1);

    private static IReadOnlySet<int> CredibleReplies(GraphModel g, int i, int s1) =>
        LegalSequences.OfImprovements(g, LegalSequences.OpponentsOf(g, i), s1);

    private static OptionForm InOptionForm(GraphModel g) =>
        g as OptionForm ?? throw new ArgumentException("Simultaneous stability is defined for models in option form only.", nameof(g));
}
