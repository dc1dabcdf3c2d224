using System.Collections.Immutable;
using System.Numerics;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>A robustness study of one view with everything needed to tell it.</summary>
public sealed record RobustnessResult(View View, RobustnessStudy Study, RobustnessFindings Findings)
{
    /// <summary>Whether some margin is only a bound.</summary>
    public bool IsOpen => Findings.Margins.Any(m => m.Smallest is Change.Open);
}

/// <summary>How far the findings are from falling, in sentences.</summary>
public static class RobustnessPage
{
    private const int Rows = 60;

    /// <summary>Writes the page.</summary>
    public static Report Of(Case theCase, RobustnessResult result, int views)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(result);
        RobustnessFindings findings = result.Findings;
        GraphModel model = findings.Model;
        List<Block> blocks = [];
        if (views > 1)
            blocks.Add(new Block.Paragraph($"Perspective: {result.View.Name} ({result.View.Id})."));
        if (!findings.NotDefined.IsEmpty)
            blocks.Add(new Block.Note($"Not answered for this conflict: {string.Join(", ", findings.NotDefined.Select(c => c.Name))}."));
        blocks.Add(new Block.Heading("Margins"));
        blocks.AddRange(Margins(model, findings.Margins));
        if (findings.Margins.Any(m => !m.Hinges.IsEmpty))
        {
            blocks.Add(new Block.Heading("Single judgements the equilibria hang on"));
            blocks.Add(new Block.Listing([.. HingeItems(model, findings.Margins)]));
        }
        blocks.Add(new Block.Heading("Under what else may be true"));
        blocks.AddRange(Shares(result));
        return new($"{theCase.Title}: how far the findings are from falling", [.. blocks]);
    }

    private static IEnumerable<Block> Margins(GraphModel model, ImmutableArray<Margin> margins)
    {
        if (margins.IsEmpty)
        {
            yield return new Block.Paragraph(model.IsRanked ? "There is no equilibrium under these concepts, so nothing can fall." : "Margins need preferences that are complete orders.");
            yield break;
        }
        yield return new Block.Paragraph("A margin counts the swaps of neighbours in rankings after which the state is no longer an equilibrium: one for each pair that changes its order, half of one for a tie that is broken. Beside it, for each party, the swaps after which that party would leave.");
        yield return new Block.Table(
            [new("Concept", ColumnRole.Code), new("State", ColumnRole.Code), new("Margin", ColumnRole.Number), new("By party"), new("Smallest change")],
            [
                .. margins.Take(Rows).Select(m => ImmutableArray.Create<Cell>(
                    m.Concept.Abbreviation, model.Pattern(m.State), ChangeText.Cost(m.Smallest),
                    string.Join(", ", model.DecisionMakers.Select(d => $"{d.Name} {(m.ByParty[d.Index] is Change.Impossible ? "never" : ChangeText.Cost(m.ByParty[d.Index]))}")),
                    ChangeText.Known(m.Smallest) is Change.Smallest known
                        ? string.Join(' ', ChangeText.Items(model, known.Revisions).SelectMany(i => i.Details.Select(d => i.Text.Split(", cost", 2)[0] + ": " + d)))
                        : m.Smallest is Change.Impossible ? "none" : "not found")),
            ]);
        if (margins.Length > Rows)
            yield return new Block.Paragraph($"{margins.Length - Rows} more are in the data (--format json).");
    }

    private static IEnumerable<Item> HingeItems(GraphModel model, ImmutableArray<Margin> margins) =>
        from margin in margins
        from hinge in margin.Hinges
        group margin by hinge into same
        orderby same.Count() descending, same.Key.DecisionMaker, same.Key.Place, same.Key.Kind
        select new Item($"{model.DecisionMakers[same.Key.DecisionMaker].Name}: {Said(model, same.Key)}",
            [.. same.GroupBy(m => m.State).OrderBy(g => g.Key).Select(g => $"{model.Pattern(g.Key)} no longer holds under {Wording.And([.. g.Select(m => m.Concept.Abbreviation)])}.")]);

    /// <summary>What is done to a judgement.</summary>
    internal static string Said(GraphModel model, Hinge hinge)
    {
        if (model.Conflict.Preferences[hinge.DecisionMaker] is Preference.Prioritised { Statements: var list })
        {
            string text = $"“{list[hinge.Place].Formula.ToText(model.Conflict.Reference)}”";
            return hinge.Kind == HingeKind.StatementDropped
                ? $"statement {hinge.Place + 1}, {text}, dropped."
                : $"statement {hinge.Place + 1}, {text}, after “{list[hinge.Place + 1].Formula.ToText(model.Conflict.Reference)}”.";
        }
        int best = 0;
        foreach (int rank in model.Ranks(hinge.DecisionMaker))
            best = Math.Max(best, rank);
        return $"{Group(best - hinge.Place - 1)} above {Group(best - hinge.Place)}.";

        string Group(int rank) => string.Join(" = ", Enumerable.Range(0, model.StateCount).Where(s => model.Ranks(hinge.DecisionMaker)[s] == rank).Select(model.Pattern));
    }

    private static IEnumerable<Block> Shares(RobustnessResult result)
    {
        RobustnessFindings findings = result.Findings;
        GraphModel model = findings.Model;
        if (findings.Completions is not { } all)
        {
            yield return new Block.Paragraph("The rankings that agree with what is known are too many to be counted, or there are none; no shares were worked out.");
            yield break;
        }
        if (all.IsOne)
        {
            yield return new Block.Paragraph("Every pair of states is strictly ordered by everybody: there is nothing else that may be true.");
            yield break;
        }
        yield return new Block.Paragraph(findings.LookedAt == all
            ? $"Ties and unknown pairs may go either way: {Wording.Count((long)all, "combination")} of strict rankings agree with what is known, and all of them were tried."
            : $"Ties and unknown pairs may go either way: about 10^{BigInteger.Log10(all):0} combinations of strict rankings agree with what is known; {findings.LookedAt} were drawn (seed {result.Study.Seed}). Digits beyond the sampling error are not shown.");
        yield return new Block.Table(
            [new("Concept", ColumnRole.Code), new("State", ColumnRole.Code), new("Holds in", ColumnRole.Number), new("Error", ColumnRole.Number)],
            [.. findings.Shares.OrderBy(s => findings.Shares.First(x => x.Concept == s.Concept) is { } first ? findings.Shares.IndexOf(first) : 0).ThenByDescending(s => s.Value).ThenBy(s => s.State).Take(Rows)
                .Select(s => ImmutableArray.Create<Cell>(s.Concept.Abbreviation, model.Pattern(s.State), Percent(s.Value, s.StandardError), s.StandardError == 0 ? "" : "± " + Percent(s.StandardError, s.StandardError)))]);
        if (findings.Shares.Length > Rows)
            yield return new Block.Paragraph($"{findings.Shares.Length - Rows} more are in the data (--format json).");
    }

    // A tenth of a percent is shown only where the sampling error is below half of one.
    private static string Percent(double value, double error) => (100 * value).ToString(error < 0.005 ? "0.0" : "0") + " %";
}
