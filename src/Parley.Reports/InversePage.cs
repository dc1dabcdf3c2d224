using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>An inverse study of one view with everything needed to tell it.</summary>
/// <param name="View">Whose view.</param>
/// <param name="Study">The question.</param>
/// <param name="Findings">The answer.</param>
/// <param name="CountedFor">Whose rankings were counted, if anybody's; index.</param>
/// <param name="Counts">The counts.</param>
public sealed record InverseResult(View View, InverseStudy Study, InverseFindings Findings, int? CountedFor, ImmutableArray<RankingCount> Counts)
{
    /// <summary>Whether some answer is only a bound, or some count was refused.</summary>
    public bool IsOpen => Findings.Answers.Any(a => a.Change is Change.Open) || Counts.Any(c => c.Holding is null);
}

/// <summary>What would have to change for a state to hold, in sentences.</summary>
public static class InversePage
{
    /// <summary>Writes the page.</summary>
    public static Report Of(Case theCase, InverseResult result, int views)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(result);
        GraphModel model = result.Findings.Model;
        int s = result.Study.Target;
        string pattern = model.Pattern(s);
        List<Block> blocks = [];
        if (views > 1)
            blocks.Add(new Block.Paragraph($"Perspective: {result.View.Name} ({result.View.Id})."));
        blocks.Add(new Block.KeyValues([.. model.DecisionMakers.Select(d => (d.Name, Wording.Takes(d, pattern)))]));
        blocks.Add(new Block.Paragraph(Measure(result.Study)));
        if (Fixed(model, result.Study) is string whose)
            blocks.Add(new Block.Paragraph(whose));
        if (!result.Findings.NotDefined.IsEmpty)
            blocks.Add(new Block.Note($"Not answered for this conflict: {string.Join(", ", result.Findings.NotDefined.Select(c => c.Name))}."));
        if (!result.Findings.Answers.IsEmpty)
            blocks.Add(new Block.Table(
                [new("Concept", ColumnRole.Code), new("Cost", ColumnRole.Number), new("Who changes"), new("Why nothing smaller does it")],
                [.. result.Findings.Answers.Select(a => ImmutableArray.Create<Cell>(ChangeText.Concepts(a), ChangeText.Cost(a.Change), ChangeText.Who(model, a.Change), ChangeText.Why(a.Change)))]));
        foreach (IGrouping<string, InverseAnswer> same in result.Findings.Answers
            .Where(a => ChangeText.Known(a.Change) is { Revisions.IsEmpty: false }).GroupBy(a => string.Join('\n', ChangeText.Items(model, ChangeText.Known(a.Change)!.Revisions).SelectMany(i => i.Details.Prepend(i.Text)))))
        {
            blocks.Add(new Block.Heading("For " + Wording.And([.. same.Select(ChangeText.Concepts)])));
            blocks.Add(new Block.Listing(ChangeText.Items(model, ChangeText.Known(same.First().Change)!.Revisions)));
        }
        if (result.CountedFor is int counted)
            blocks.AddRange(Counted(model, counted, result.Counts));
        return new($"What would have to change for {Wording.Number(s)} ({pattern}) to hold", [.. blocks]);
    }

    private static string Measure(InverseStudy study) => study.By == ChangeMeasure.Rankings
        ? "Cost counts swaps of neighbours in a ranking: one for each pair of states that changes its order, half of one for a tie that is broken. Ties are not made."
        : $"Cost counts edits of statements: {study.Edits.Swap} for a swap of neighbours, {study.Edits.Drop} to drop one, {study.Edits.Negate} to turn one into its opposite, {study.Edits.Add} to add one.";

    private static string? Fixed(GraphModel model, InverseStudy study)
    {
        string[] words =
        [
            .. model.DecisionMakers.Where(d => !study.Factors.IsEmpty && study.Factors[d.Index] != 1)
                .Select(d => study.Factors[d.Index] is int factor ? $"{d.Name} counts {factor}-fold" : $"{d.Name} is fixed"),
        ];
        return words.Length == 0 ? null : string.Join("; ", words) + ".";
    }

    private static IEnumerable<Block> Counted(GraphModel model, int party, ImmutableArray<RankingCount> counts)
    {
        yield return new Block.Heading($"All rankings of {model.DecisionMakers[party].Name}");
        yield return new Block.Paragraph($"Of all {counts[0].All} strict rankings of the {model.StateCount} states by {model.DecisionMakers[party].Name}, the others as they are, the state is an equilibrium under:");
        yield return new Block.Table(
            [new("Concept", ColumnRole.Code), new("Rankings", ColumnRole.Number), new("Share", ColumnRole.Number), new("")],
            [
                .. counts.Select(c => ImmutableArray.Create<Cell>(
                    c.Concept.Abbreviation,
                    c.Holding?.ToString() ?? "?",
                    c.Holding is { } holding ? ((double)(holding * 100_000 / c.All) / 1000).ToString("0.0") + " %" : "",
                    c.Holding is null ? "Too many states are involved to be counted." : c.Holding.Value.IsZero ? "Under none." : c.Holding == c.All ? "Under every one." : "")),
            ]);
    }
}
