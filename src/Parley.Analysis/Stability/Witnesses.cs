using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Verdicts with their proof: the sanction that deters each improvement, or the improvement nobody can deter.</summary>
internal sealed class Witnesses
{
    private readonly GraphModel g;
    private readonly Fibration[]? fibrations;
    private readonly Dictionary<int, ReplySearch> searches = [];

    /// <param name="g">The model.</param>
    /// <param name="fibrations">One per decision maker where they are at hand; otherwise they are worked out if the model has them.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public Witnesses(GraphModel g, Fibration[]? fibrations, CancellationToken cancellation)
    {
        this.g = g;
        this.fibrations = fibrations ?? (g is OptionForm form && g.IsRanked ? Fibres.Fibrations(form, cancellation) : null);
    }

    public Verdict Of(StabilityConcept concept, int i, int s, CancellationToken cancellation) => concept switch
    {
        StabilityConcept.NashStability => Improvements(i, s) is [int best, ..]
            ? new Verdict.Unstable(best, 0, null, null)
            : new Verdict.Stable([]),
        StabilityConcept.GeneralMetarationality => Sequential(i, s, improving: false, symmetric: false, cancellation),
        StabilityConcept.SymmetricMetarationality => Sequential(i, s, improving: false, symmetric: true, cancellation),
        StabilityConcept.SequentialStability => Sequential(i, s, improving: true, symmetric: false, cancellation),
        StabilityConcept.SymmetricSequentialStability => Sequential(i, s, improving: true, symmetric: true, cancellation),
        StabilityConcept.SimultaneousStability => Joint(i, s, cancellation),
        StabilityConcept.SequentialOrSimultaneousStability =>
            Of(StabilityConcept.Seq, i, s, cancellation) is Verdict.Stable stable ? stable
            : Joint(i, s, cancellation) is Verdict.Stable joint ? joint
            : Of(StabilityConcept.Seq, i, s, cancellation),
        StabilityConcept.Read read => Read(read, i, s, cancellation),
        StabilityConcept.WeakStability weak => new Verdict.Graded(Of(weak.General, i, s, cancellation), Of(weak.Strong, i, s, cancellation)),
        StabilityConcept.PolicyStability or StabilityConcept.CrediblePolicyStability =>
            new Policies(g, i, concept is StabilityConcept.CrediblePolicyStability, cancellation) is var policies && policies.Course(s) is { Count: > 0 } course
                ? new Verdict.Anticipated(false, [.. course], course[^1].To)
                : new Verdict.Held([.. policies.Hold(s)]),
        StabilityConcept.ForesightTogether or StabilityConcept.ForesightAlone => new GroupForesight(g, i, cancellation).Course(concept, s) is { Count: > 0 } course
            ? new Verdict.Anticipated(false, [.. course], course[^1].To)
            : new Verdict.Anticipated(true, [], s),
        _ => Ahead(concept, i, s, cancellation),
    };

    /// <summary>i's improvements from s, the one i likes best first where that is known; ties by number.</summary>
    public int[] Improvements(int i, int s)
    {
        PreferenceRelation relation = g.Relation(i);
        int[] improvements = [.. g.Improvements(i, s)];
        if (relation.IsComplete)
            Array.Sort(improvements, (a, b) => relation.Compare(b, a) is var known and not Comparison.Tied ? (int)known : a.CompareTo(b));
        return improvements;
    }

    /// <summary>A shortest sanction of the improvement s1, or null when there is none.</summary>
    public Sanction? Sanction(int i, int s, int s1, bool improving, bool symmetric, CancellationToken cancellation)
    {
        ImmutableArray<UnilateralMove>? path = SearchFor(i).Find(
            s1, improving, s2 => !g.Prefers(i, s2, s) && (!symmetric || !g.Moves(i, s2).Any(s3 => g.Prefers(i, s3, s))), cancellation);
        return path is not { } moves ? null : new Sanction
        {
            Moves = moves,
            Result = moves[^1].To,
            BestCounterMove = symmetric ? BestMove(i, moves[^1].To) : null,
        };
    }

    private Verdict Sequential(int i, int s, bool improving, bool symmetric, CancellationToken cancellation)
    {
        ImmutableArray<Deterrence>.Builder deterred = ImmutableArray.CreateBuilder<Deterrence>();
        foreach (int s1 in Improvements(i, s))
        {
            if (Sanction(i, s, s1, improving, symmetric, cancellation) is not Sanction sanction)
                return Undeterred(i, s, s1, symmetric);
            deterred.Add(new(s1, sanction));
        }
        return new Verdict.Stable(deterred.ToImmutable());
    }

    // What the failed search saw: the nearest thing to a sanction, and how the decision maker gets away from it.
    private Verdict.Unstable Undeterred(int i, int s, int s1, bool symmetric)
    {
        int[] seen = [.. SearchFor(i).Reached];
        if (seen.Length == 0)
            return new(s1, 0, null, null);
        int worst = seen.MinBy(t => (g.Ranks(i)[t], t));
        if (symmetric && !g.Prefers(i, worst, s))
        {
            int nearest = seen.Where(t => !g.Prefers(i, t, s)).MinBy(t => (g.Ranks(i)[BestMove(i, t)!.Value], t));
            return new(s1, seen.Length, nearest, BestMove(i, nearest));
        }
        return new(s1, seen.Length, worst, null);
    }

    // Under a reading there may be no ranks, so improvements stand in order of number and "worst" means deterring where that exists.
    private Verdict Read(StabilityConcept.Read concept, int i, int s, CancellationToken cancellation)
    {
        Lens lens = new(g, concept.Reading);
        bool symmetric = concept.Form is SanctionForm.Smr or SanctionForm.Sseq, credible = concept.Form is SanctionForm.Seq or SanctionForm.Sseq;
        ReplySearch search = new(g, i, null);
        ImmutableArray<Deterrence>.Builder deterred = ImmutableArray.CreateBuilder<Deterrence>();
        foreach (int s1 in g.Moves(i, s).Where(t => lens.Tempts(i, t, s)))
        {
            if (concept.Form == SanctionForm.Nash)
                return new Verdict.Unstable(s1, 0, null, null);
            ImmutableArray<UnilateralMove>? path = search.Find(
                s1, improving: false, s2 => lens.Deters(i, s2, s) && (!symmetric || Escape(s2) is null), cancellation,
                credible ? (j, at) => g.Moves(j, at).Where(to => lens.Steps(j, to, at)) : null);
            if (path is not { } moves)
            {
                int[] seen = [.. search.Reached];
                int? nearest = seen.Where(t => lens.Deters(i, t, s)).Cast<int?>().FirstOrDefault();
                return new Verdict.Unstable(s1, seen.Length, nearest, nearest is int near ? Escape(near) : null);
            }
            deterred.Add(new(s1, new Sanction { Moves = moves, Result = moves[^1].To }));
        }
        return new Verdict.Stable(deterred.ToImmutable());

        int? Escape(int s2) => g.Moves(i, s2).Where(s3 => !lens.Deters(i, s3, s)).Cast<int?>().FirstOrDefault();
    }

    private Verdict.Anticipated Ahead(StabilityConcept concept, int i, int s, CancellationToken cancellation)
    {
        Foresight foresight = new(g, cancellation);
        (bool stays, List<UnilateralMove> course) = concept switch
        {
            StabilityConcept.LimitedMove limited => Outcome(foresight.Course(i, s, limited.HorizonInMoves)),
            StabilityConcept.MaximinStability maximin => Outcome(foresight.CautiousCourse(i, s, maximin.HorizonInMoves)),
            StabilityConcept.NonMyopicStability => Outcome(foresight.LastingCourse(i, s)),
            _ => throw new ArgumentException("The family of concepts is closed.", nameof(concept)),
        };
        return new(stays, [.. course], course.Count == 0 ? s : course[^1].To);

        static (bool, List<UnilateralMove>) Outcome(List<UnilateralMove> course) => (course.Count == 0, course);
    }

    private Verdict Joint(int i, int s, CancellationToken cancellation)
    {
        OptionForm form = g as OptionForm ?? throw new ArgumentException("Simultaneous stability is defined for models in option form only.", nameof(i));
        int[][] choices = JointResponses.Choices(form, i, s);
        ImmutableArray<Deterrence>.Builder deterred = ImmutableArray.CreateBuilder<Deterrence>();
        foreach (int s1 in Improvements(i, s))
        {
            cancellation.ThrowIfCancellationRequested();
            if (JointResponses.Find(form, i, s, s1, choices) is not Sanction sanction)
            {
                int[] outcomes = [.. Definitions.JointOutcomes(form, i, s, s1).Where(t => t != s1).Distinct()];
                return new Verdict.Unstable(s1, outcomes.Length, outcomes.Length == 0 ? null : outcomes.MinBy(t => (g.Ranks(i)[t], t)), null);
            }
            deterred.Add(new(s1, sanction));
        }
        return new Verdict.Stable(deterred.ToImmutable());
    }

    private int? BestMove(int i, int s)
    {
        int? best = null;
        foreach (int t in g.Moves(i, s))
            if (best is null || g.Prefers(i, t, best.Value))
                best = t;
        return best;
    }

    private ReplySearch SearchFor(int i)
    {
        if (!searches.TryGetValue(i, out ReplySearch? search))
            searches.Add(i, search = new(g, i, fibrations));
        return search;
    }
}
