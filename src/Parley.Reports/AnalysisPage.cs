using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Reports;

/// <summary>What a reader wants to see of an analysis.</summary>
/// <param name="ByParty">Also show for each party where it would stay.</param>
/// <param name="All">List every equilibrium, however many there are, instead of patterns.</param>
public sealed record AnalysisWishes(bool ByParty = false, bool All = false);

/// <summary>One view of a case: which states nobody would leave, under which concept, and what happens at the status quo.</summary>
public static class AnalysisPage
{
    /// <summary>More equilibria than this are told as patterns.</summary>
    public const int Rows = 20;

    /// <summary>More patterns than this are cut, and it is said how many are missing.</summary>
    private const int PatternRows = 12;

    /// <summary>Writes the page.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="run">The view and its findings.</param>
    /// <param name="views">How many views the case offers.</param>
    /// <param name="wishes">What to show.</param>
    /// <param name="cancellation">Checked while patterns are sought.</param>
    public static Report Of(Case theCase, ViewRun run, int views, AnalysisWishes wishes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(wishes);
        Marks marks = Marks.OfEquilibria(run.Findings);
        List<Block> blocks = [];
        if (theCase.Note is string note)
            blocks.Add(new Block.Paragraph(note.Trim()));
        blocks.AddRange(WhoseView(run.View, views));
        blocks.Add(new Block.Paragraph(Narrative.Size(run.Model)));
        if (Narrative.NotDefined(run.Findings) is string notDefined)
            blocks.Add(new Block.Paragraph(notDefined));

        blocks.Add(new Block.Heading("States that nobody would leave"));
        blocks.AddRange(Equilibria(run, marks, wishes, cancellation));
        if (wishes.ByParty)
        {
            blocks.Add(new Block.Heading("Where each party would stay"));
            blocks.AddRange(ByParty(run, marks, wishes));
        }
        blocks.Add(new Block.Heading("From the status quo"));
        blocks.AddRange(Narrative.StatusQuo(run.Findings, marks, wishes.All));
        ImmutableArray<Block> assumptions = Narrative.Assumptions(theCase, run.View, "These results rest");
        if (!assumptions.IsEmpty)
        {
            blocks.Add(new Block.Heading("Assumptions"));
            blocks.AddRange(assumptions);
        }
        return new(theCase.Title, [.. blocks]);
    }

    internal static IEnumerable<Block> WhoseView(View view, int views)
    {
        if (views <= 1)
            yield return new Block.Note(OnePerspective.Words);
        if (view.Id != View.Base || views > 1)
        {
            string held = view.HeldBy is null ? "" : $", held by {view.HeldBy}";
            string among = views > 1 ? $" One of {views} views of this case." : "";
            yield return new Block.Paragraph($"Perspective: {view.Name} ({view.Id}){held}.{among}");
            if (view.Note is string note)
                yield return new Block.Paragraph(note.Trim());
        }
    }

    private static IEnumerable<Block> Equilibria(ViewRun run, Marks marks, AnalysisWishes wishes, CancellationToken cancellation)
    {
        GraphModel model = run.Model;
        (StateSet listed, int[] told) = Shares(marks, model.StateCount, wishes.All);
        if (listed.Count == 0 && told.Length == 0)
        {
            yield return new Block.Paragraph($"If these are the preferences, then every state has a party that would leave it, under each of {Wording.And(marks.Titles)}.");
            yield break;
        }
        yield return new Block.Paragraph("If these are the preferences, then nobody would leave a state under the concepts marked "
            + $"{Marks.Holds} (marked {Marks.DoesNot}: somebody would).");
        if (listed.Count > 0)
            yield return new Block.Table(
                [new("No.", ColumnRole.Number), new("What each party does"), .. marks.Titles.Select(t => new Column(t, ColumnRole.Mark))],
                [.. marks.Ordered(listed).Select(s => Row(model, marks, s))]);

        foreach (IGrouping<StateSet, int> same in told.GroupBy(c => marks[c]))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Block block in Patterns(model, same.Key, Wording.And([.. same.Select(c => marks.Titles[c])]), cancellation))
                yield return block;
        }
    }

    /// <summary>Concepts with few equilibria are listed together; the others are told as patterns.</summary>
    private static (StateSet Listed, int[] Told) Shares(Marks marks, int stateCount, bool all)
    {
        StateSet listed = marks.Union([], stateCount);
        List<int> told = [];
        foreach (int column in Enumerable.Range(0, marks.Count).OrderBy(c => marks[c].Count).ThenBy(c => c))
        {
            StateSet with = listed.Or(marks[column]);
            if (all || with.Count <= Rows)
                listed = with;
            else
                told.Add(column);
        }
        return (listed, [.. told.Order()]);
    }

    private static ImmutableArray<Cell> Row(GraphModel model, Marks marks, int state)
    {
        string pattern = model.Pattern(state);
        string here = state == model.StatusQuo ? " (status quo)" : "";
        return [(state + 1).ToString(), new Cell(Wording.EachParty(model.Conflict, pattern), pattern + here), .. marks.Of(state).Select(m => new Cell(m))];
    }

    private static IEnumerable<Block> Patterns(GraphModel model, StateSet set, string concepts, CancellationToken cancellation)
    {
        PatternCover cover = PatternCover.Of(model, set, cancellation);
        string how = cover.IsMinimal
            ? $"{Wording.Count(cover.Patterns.Length, "pattern")}, the fewest that tell them"
            : $"{Wording.Count(cover.Patterns.Length, "pattern")}, none of which can be left out";
        yield return new Block.Paragraph($"{concepts}: {Wording.Count(set.Count, "state")} in {how}. "
            + "Every feasible state that fits a pattern is an equilibrium; what a pattern does not name may go either way.");
        Pattern[] shown = [.. cover.Patterns.Take(PatternRows)];
        int m = model.Conflict.Options.Length;
        State[] members = [.. set.Select(s => model is OptionForm form ? form.States[s] : model.Members(s)[0])];
        yield return new Block.Table(
            [new("States", ColumnRole.Number), new("What the pattern asks of each party")],
            [.. shown.Select(p => ImmutableArray.Create<Cell>(
                members.Count(p.Matches).ToString(), new Cell(Wording.EachParty(model.Conflict, p), p.ToYn(m))))]);
        if (cover.Patterns.Length > shown.Length)
            yield return new Block.Paragraph($"{cover.Patterns.Length - shown.Length} narrower patterns are not shown; --all lists every state.");
    }

    private static IEnumerable<Block> ByParty(ViewRun run, Marks marks, AnalysisWishes wishes)
    {
        GraphModel model = run.Model;
        Marks[] parties = [.. model.DecisionMakers.Select(d => Marks.OfParty(run.Findings, d.Index))];
        int[] states;
        if (wishes.All || model.StateCount <= 2 * Rows)
            states = [.. Enumerable.Range(0, model.StateCount)];
        else
        {
            StateSet listed = Shares(marks, model.StateCount, false).Listed;
            states = [.. listed.Or(StateSet.Where(model.StateCount, s => s == model.StatusQuo))];
            yield return new Block.Paragraph($"Shown for {Wording.Count(states.Length, "state")} of {model.StateCount}; --all shows every state.");
        }
        yield return new Block.Paragraph($"Each row of signs stands for {string.Join(", ", parties[0].Titles)}, in this order.");
        yield return new Block.Table(
            [new("No.", ColumnRole.Number), new("State", ColumnRole.Code), .. model.DecisionMakers.Select(d => new Column(d.Name, ColumnRole.Mark))],
            [.. states.Select(s => ImmutableArray.Create<Cell>(
                [(s + 1).ToString(), model.Pattern(s), .. parties.Select(p => new Cell(p.InARow(s)))]))]);
    }
}
