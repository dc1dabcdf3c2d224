using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>The sanction concepts over any reading of preferences, as published. The judge of <see cref="ReadStates"/>.</summary>
/// <remarks>
/// With a complete order they are the plain concepts. Sources: unknown [LiHipelKilgourFang2004], strength [HamoudaKilgourHipel2004] and
/// [XuHipelKilgour2009], hybrid [XuHipelKilgourChen2010], fuzzy [BasharKilgourHipel2012], grey [KuangBasharHipelKilgour2015] (here an interval
/// is read at one anticipated point of the decision maker's choosing), probabilistic [RegoSantos2015], relational [InoharaHipelWalker2007]
/// (here, under ties, a state as good as the present one suits a devoted and an aggressive decision maker alike).
/// </remarks>
public static class ReadDefinitions
{
    /// <summary>Whether a state is stable for a decision maker.</summary>
    public static bool IsStable(SanctionForm form, Lens lens, GraphModel g, int i, int s)
    {
        ArgumentNullException.ThrowIfNull(lens);
        ArgumentNullException.ThrowIfNull(g);
        IEnumerable<int> tempting = g.Moves(i, s).Where(s1 => lens.Tempts(i, s1, s));
        return form switch
        {
            SanctionForm.Nash => !tempting.Any(),
            SanctionForm.Gmr => tempting.All(s1 => AnyReply(s1).Any(s2 => lens.Deters(i, s2, s))),
            SanctionForm.Smr => tempting.All(s1 => AnyReply(s1).Any(s2 => lens.Deters(i, s2, s) && NoEscape(s2))),
            SanctionForm.Seq => tempting.All(s1 => CredibleReply(s1).Any(s2 => lens.Deters(i, s2, s))),
            SanctionForm.Sseq => tempting.All(s1 => CredibleReply(s1).Any(s2 => lens.Deters(i, s2, s) && NoEscape(s2))),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Not one of the five sanction concepts."),
        };

        IEnumerable<int> AnyReply(int s1) => LegalSequences.OfMoves(g, LegalSequences.OpponentsOf(g, i), s1);

        IEnumerable<int> CredibleReply(int s1) => LegalSequences.Of(
            LegalSequences.OpponentsOf(g, i), s1, (j, at) => g.Moves(j, at).Where(to => lens.Steps(j, to, at)));

        bool NoEscape(int s2) => g.Moves(i, s2).All(s3 => lens.Deters(i, s3, s));
    }
}
