using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>A verdict with everything needed to tell it.</summary>
/// <param name="View">Whose view.</param>
/// <param name="Model">The model.</param>
/// <param name="DecisionMaker">Whose stability; index.</param>
/// <param name="State">At which state; index.</param>
/// <param name="Concept">Under which concept.</param>
/// <param name="Verdict">The answer with its witness.</param>
public sealed record Explanation(View View, GraphModel Model, int DecisionMaker, int State, StabilityConcept Concept, Verdict Verdict)
{
    /// <summary>All improvements and all answers, where they were asked for.</summary>
    public Unfolding? Unfolding { get; init; }
}

/// <summary>The proof of one verdict in sentences.</summary>
public static class ExplanationPage
{
    /// <summary>Writes the page.</summary>
    public static Report Of(Case theCase, Explanation explanation, int views)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(explanation);
        (View view, GraphModel model, int i, int s, StabilityConcept concept, Verdict verdict) = explanation;
        string party = model.DecisionMakers[i].Name;
        string pattern = model.Pattern(s);
        List<Block> blocks = [];
        if (views <= 1)
            blocks.Add(new Block.Note(OnePerspective.Words));
        else
            blocks.Add(new Block.Paragraph($"Perspective: {view.Name} ({view.Id})."));
        blocks.Add(new Block.KeyValues([.. model.DecisionMakers.Select(d => (d.Name, Wording.Takes(d, pattern)))]));
        blocks.Add(new Block.Paragraph(Place(model, i, s) is string place ? $"For {party} this is {place}." : $"The order of {party} is not complete, so states have no place in it."));
        blocks.Add(new Block.Paragraph($"{Wording.Sentence(concept.Name)} ({concept.Abbreviation}): {Definition(concept)} [{string.Join(", ", concept.Citations)}]"));
        blocks.Add(new Block.Heading("Verdict"));
        blocks.AddRange(Told(model, i, s, concept, verdict));
        if (explanation.Unfolding is Unfolding unfolding)
            blocks.AddRange(UnfoldingPage.Blocks(model, i, s, unfolding));
        ImmutableArray<Block> evidence = Evidence(theCase, view);
        blocks.Add(new Block.Heading("What this rests on"));
        blocks.AddRange(evidence);
        return new($"{Wording.Sentence(Wording.Number(s))} ({pattern}) for {party} under {concept.Abbreviation}", [.. blocks]);
    }

    /// <summary>What the party would do, in a word or two.</summary>
    internal static string Outcome(Verdict verdict) => verdict switch
    {
        Verdict.Graded { General.IsStable: true } graded => graded.IsStable == true ? "would stay, weakly" : "would stay, strongly",
        _ => verdict.IsStable switch { true => "would stay", false => "would leave", _ => "undecided" },
    };

    /// <summary>The concept in one sentence.</summary>
    internal static string Definition(StabilityConcept concept) => concept switch
    {
        StabilityConcept.NashStability => "a party stays where no move of its own leads to a state it prefers.",
        StabilityConcept.GeneralMetarationality =>
            "a party stays where each improvement can be answered by moves of the opponents, in their interest or not, that leave it no better off than staying.",
        StabilityConcept.SymmetricMetarationality =>
            "as general metarationality, and the party has no counter-move after the answer that would leave it better off than staying.",
        StabilityConcept.SequentialStability =>
            "a party stays where each improvement can be answered by moves that the opponents themselves prefer to make and that leave it no better off than staying.",
        StabilityConcept.SymmetricSequentialStability =>
            "as sequential stability, and the party has no counter-move after the answer that would leave it better off than staying.",
        StabilityConcept.SimultaneousStability =>
            "a party stays where each improvement can come out no better than staying when opponents make improvements of their own at the same time.",
        StabilityConcept.SequentialOrSimultaneousStability =>
            "a party stays where each improvement is deterred by later or by simultaneous improvements of the opponents.",
        StabilityConcept.LimitedMove limited =>
            $"a party stays where, with {Wording.Count(limited.HorizonInMoves, "move")} foreseen in which each side in turn does what is best for it, staying turns out best.",
        StabilityConcept.NonMyopicStability =>
            "a party stays where limited-move stability holds for every horizon from some length on.",
        StabilityConcept.MaximinStability maximin =>
            $"a party stays where no move of its own turns out better than staying, if the opponent then hurts it as much as the rest of {Wording.Count(maximin.HorizonInMoves, "move")} allows.",
        StabilityConcept.PolicyStability =>
            "a party stays where the opponent has a policy, one move or staying for each state, against which no policy of the party ends in a state it prefers; a course without end is no gain.",
        StabilityConcept.CrediblePolicyStability =>
            "as policy stability, where policies hold only moves that their owner prefers to make.",
        StabilityConcept.ForesightTogether together =>
            $"a party stays where, with {Wording.Count(together.HorizonInMoves, "move")} foreseen in which the party does what is best for it and its opponents in turn what is better for some of them and worse for none, staying turns out best. (Parley's own extension of limited-move stability.)",
        StabilityConcept.ForesightAlone alone =>
            $"a party stays where, with {Wording.Count(alone.HorizonInMoves, "move")} foreseen, each made by one party that ends up better by it, and of several willing the one who hurts the party most, staying turns out best. (Parley's own extension of limited-move stability.)",
        StabilityConcept.WeakStability weak =>
            $"a party stays, but only because sanctions weaker than strength {((PreferenceReading.Strong)weak.Strong.Reading).Strength} count; as such, {Definition(weak.General)}",
        StabilityConcept.Read read => ReadingText.Definition(read),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>A verdict with its proof, in sentences.</summary>
    internal static IEnumerable<Block> Told(GraphModel model, int i, int s, StabilityConcept concept, Verdict verdict)
    {
        string party = model.DecisionMakers[i].Name;
        switch (verdict)
        {
            case Verdict.Stable { Deterred.IsEmpty: true }:
                yield return new Block.Paragraph($"If these are the preferences, then {party} would stay: no move of its own {(concept is StabilityConcept.Read ? "tempts it" : "leads to a state it prefers")}.");
                break;
            case Verdict.Stable stable:
                yield return new Block.Paragraph($"If these are the preferences, then {party} would stay: "
                    + (concept, stable.Deterred.Length) switch
                    {
                        (StabilityConcept.Read, 1) => "one move tempts it, and it is deterred.",
                        (StabilityConcept.Read, int count) => $"{count} moves tempt it, and each is deterred.",
                        (_, 1) => "it has one improvement, which is deterred.",
                        (_, int count) => $"each of its {count} improvements is deterred.",
                    });
                yield return new Block.Listing([.. stable.Deterred.Select(d => Deterred(model, i, s, concept, d))], Numbered: true);
                break;
            case Verdict.Unstable unstable:
                yield return new Block.Paragraph($"If these are the preferences, then {party} would leave: {(concept is StabilityConcept.Read ? "a move tempts it" : "it has an improvement")} that nothing deters.");
                yield return new Block.Listing([Undeterred(model, i, s, concept, unstable)], Numbered: true);
                break;
            case Verdict.Anticipated { Course.IsEmpty: true }:
                yield return new Block.Paragraph($"If these are the preferences, then {party} would stay: no course of moves it can foresee ends better for it.");
                break;
            case Verdict.Anticipated anticipated:
                yield return new Block.Paragraph($"If these are the preferences, then {party} would {(anticipated.Stays ? "stay" : "leave")}. "
                    + (concept is StabilityConcept.PolicyStability or StabilityConcept.CrediblePolicyStability
                        ? $"Whatever the policy of {model.DecisionMakers[1 - i].Name}, some policy of {party} ends better; this course, which hurts it most, ends at {Placed(model, i, anticipated.End)}:"
                        : $"It foresees this course, which ends at {Placed(model, i, anticipated.End)}:"));
                yield return new Block.Listing([.. anticipated.Course.Select(m => new Item(
                    $"{model.MoverName(m.Mover)} {Wording.Change(model, m)}, leading to {Named(model, m.To)}."))], Numbered: true);
                break;
            case Verdict.Held { Policy.IsEmpty: true }:
                yield return new Block.Paragraph($"If these are the preferences, then {party} would stay: no move of its own leads to a state it prefers.");
                break;
            case Verdict.Held held:
                yield return new Block.Paragraph($"If these are the preferences, then {party} would stay: under this policy of {model.DecisionMakers[1 - i].Name}, who stays everywhere else, nothing {party} does ends in a state it prefers.");
                yield return new Block.Listing([.. held.Policy.Select(m => new Item(
                    $"At {Named(model, m.From)}, {model.MoverName(m.Mover)} {Wording.Change(model, m)}, leading to {Placed(model, i, m.To)}."))]);
                break;
            case Verdict.Graded graded when concept is StabilityConcept.WeakStability weak:
                bool leaves = graded.General.IsStable == false, strongly = !leaves && graded.Strong.IsStable == true;
                yield return new Block.Paragraph(leaves ? "Not weakly stable, because not stable at all."
                    : strongly ? $"Not weakly stable, because stable even when every sanction must have strength {((PreferenceReading.Strong)weak.Strong.Reading).Strength}."
                    : $"Weakly stable: {party} would stay, but not if every sanction had to have strength {((PreferenceReading.Strong)weak.Strong.Reading).Strength}.");
                if (!strongly)
                    foreach (Block block in Told(model, i, s, weak.General, graded.General))
                        yield return block;
                if (!leaves && !strongly)
                    yield return new Block.Paragraph($"With sanctions of that strength only ({weak.Strong.Abbreviation}):");
                if (!leaves)
                    foreach (Block block in Told(model, i, s, weak.Strong, graded.Strong))
                        yield return block;
                break;
            case Verdict.Undecided undecided:
                yield return new Block.Note($"Undecided: the budget ran out after {Wording.Count(undecided.StatesVisited, "state")}; no claim either way.");
                break;
            default:
                throw new InvalidOperationException("the family is closed");
        }
    }

    private static Item Deterred(GraphModel model, int i, int s, StabilityConcept concept, Deterrence deterrence)
    {
        Sanction sanction = deterrence.Sanction;
        string party = model.DecisionMakers[i].Name;
        List<string> details = [];
        if (sanction.IsSimultaneous)
            details.Add("At the same time: " + Narrative.Path(model, sanction with { IsSimultaneous = false }) + ".");
        else
            foreach (UnilateralMove move in sanction.Moves)
                details.Add($"Answer: {model.MoverName(move.Mover)} {Wording.Change(model, move)}, leading to {Named(model, move.To)}"
                    + (model.Prefers(move.Mover, move.To, move.From) ? ", which it prefers." : "."));
        details.Add($"Ends at {Placed(model, i, sanction.Result)}: {Narrative.NoBetter(model, i, sanction.Result, s)}.");
        if (AllowsCounterMoves(concept))
            details.Add(sanction.BestCounterMove is int counter
                ? $"The best it can still do from there: {party} {Wording.Change(model, new(i, sanction.Result, counter))}, leading to {Named(model, counter)}, {Narrative.NoBetter(model, i, counter, s)}."
                : $"{party} has no counter-move from there.");
        return new Item(Improvement(model, i, s, deterrence.Improvement), [.. details]);
    }

    private static Item Undeterred(GraphModel model, int i, int s, StabilityConcept concept, Verdict.Unstable unstable)
    {
        string party = model.DecisionMakers[i].Name;
        List<string> details = [];
        if (concept is StabilityConcept.NashStability or StabilityConcept.Read { Form: SanctionForm.Nash })
            details.Add($"{concept.Name} asks for no answer of the opponents.");
        else if (unstable.RepliesReached == 0)
            details.Add("The opponents have no answer of the kind this concept asks for.");
        else if (unstable.WorstReply is not int worst)
            details.Add($"The opponents' answers reach {Wording.Count(unstable.RepliesReached, "state")}; none of them deters {party} under this reading.");
        else if (concept is StabilityConcept.Read)
            details.Add($"The opponents' answers reach {Wording.Count(unstable.RepliesReached, "state")}. {Wording.Sentence(Named(model, worst))} would deter it"
                + (unstable.Escape is int way ? $", but then {party} {Wording.Change(model, new(i, worst, way))}, leading to {Named(model, way)}, which does not." : "."));
        else
        {
            string than = model.Prefers(i, worst, s) ? "still better for it than staying" : Narrative.NoBetter(model, i, worst, s);
            details.Add($"The opponents' answers reach {Wording.Count(unstable.RepliesReached, "state")}; the one {party} likes least is {Placed(model, i, worst)}: {than}.");
            if (unstable.Escape is int escape)
                details.Add($"From there {party} {Wording.Change(model, new(i, worst, escape))}, leading to {Named(model, escape)}, which it prefers to staying.");
        }
        return new Item(Improvement(model, i, s, unstable.Improvement), [.. details]);
    }

    internal static string Improvement(GraphModel model, int i, int s, int improvement) =>
        $"{model.DecisionMakers[i].Name} {Wording.Change(model, new(i, s, improvement))}, leading to {Placed(model, i, improvement)}.";

    private static string Named(GraphModel model, int state) => $"{Wording.Number(state)} ({model.Pattern(state)})";

    private static string Placed(GraphModel model, int i, int state) =>
        Place(model, i, state) is string place ? $"{Named(model, state)}, {place}" : Named(model, state);

    /// <summary>How good a state is for somebody, counted in groups of tied states from the best; null where the order is not complete.</summary>
    internal static string? Place(GraphModel model, int i, int state) => PlaceOf(model, i, state) is var (place, groups)
        ? $"place {place} of {groups} in its order"
        : null;

    /// <summary>The place and how many there are; null where the preference is not one complete order.</summary>
    internal static (int Place, int Groups)? PlaceOf(GraphModel model, int i, int state)
    {
        if (!model.Relation(i).IsComplete)
            return null;
        int best = 0;
        foreach (int rank in model.Ranks(i))
            best = Math.Max(best, rank);
        return (best - model.Ranks(i)[state] + 1, best);
    }

    internal static bool AllowsCounterMoves(StabilityConcept concept) =>
        concept is StabilityConcept.SymmetricMetarationality or StabilityConcept.SymmetricSequentialStability;

    /// <summary>What everybody's preferences, the rules and the view are said to rest on.</summary>
    internal static ImmutableArray<Block> Evidence(Case theCase, View view)
    {
        ImmutableArray<Basis> all = Basis.Of(theCase, view);
        List<Item> items = [];
        foreach (DecisionMaker party in view.Conflict.DecisionMakers)
        {
            string judgement = Basis.Preferences(party);
            // Parts of a preference may rest on claims of their own.
            IGrouping<string, Basis>[] mine = [.. all.Where(b => b.For == judgement || b.For.StartsWith(judgement + ",", StringComparison.Ordinal)).GroupBy(b => b.For)];
            items.AddRange(mine.Length == 0
                ? [new Item($"{Wording.Sentence(judgement)}: the case names no claim.")]
                : mine.Select(g => new Item($"{Wording.Sentence(g.Key)}:", [.. g.Select(Line)])));
        }
        items.AddRange(all.Where(b => !b.For.StartsWith("preferences of ", StringComparison.Ordinal))
            .GroupBy(b => b.For).Select(g => new Item($"{Wording.Sentence(g.Key)}:", [.. g.Select(Line)])));
        return [new Block.Listing([.. items])];

        static string Line(Basis basis) => (basis.Claim.IsAssumption ? "Assumption: " : "") + basis.InWords();
    }
}
