using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What a report says on its first sheet: what holds where, who would leave, what was foretold, and what it all rests on.</summary>
internal static class ReportSummary
{
    private const int States = 5, Views = 6;

    // From the concept that asks most to the one that asks least; the first that holds is named.
    private static readonly ImmutableArray<StabilityConcept> ByStrength = [StabilityConcept.Nash, StabilityConcept.Sseq, StabilityConcept.Seq, StabilityConcept.Smr, StabilityConcept.Gmr];

    public static IEnumerable<Block> Blocks(Case theCase, ReportedCase f)
    {
        ViewRun[] runs = [.. f.Views.Select(v => v.Run).OfType<ViewRun>()];
        yield return new Block.Paragraph("This report says what would be stable if the preferences were as each view has them, and who said so. It takes no view to be right."
            + (theCase.AsOf is string day ? $" The case holds what was known on {day}." : "")
            + " Labels in square brackets lead to what a judgement rests on: C for claims, A for assumptions of the case's author, S for sources. The full data are in 'parley report --format json'.");
        yield return new Block.KeyValues([.. Contents(theCase, f)]);
        foreach (ReportedView open in f.Views.Where(v => v.Run is null))
            yield return new Block.Note($"{open.View.Name}: not worked out. {open.WhyNot}");
        if (runs.Length > 0)
            foreach (Block block in Outcomes(f, runs))
                yield return block;
    }

    private static IEnumerable<(string, string)> Contents(Case theCase, ReportedCase f)
    {
        Conflict conflict = theCase.Conflict;
        yield return ("Conflict", $"{(conflict.DecisionMakers.Length == 1 ? "1 party" : $"{conflict.DecisionMakers.Length} parties")}: {Wording.And([.. conflict.DecisionMakers.Select(d => d.Name)])}; "
            + (conflict.Graph is StateGraph graph ? $"{Wording.Count(graph.States.Length, "state")}." : $"{Wording.Count(conflict.Options.Length, "option")}."));
        yield return ("Views", string.Join("; ", f.Views.Take(Views).Select(v => v.View.Id == Case.Base ? v.View.Name : $"{v.View.Name} ({v.View.Id})")) + (f.Views.Length > Views ? $"; and {f.Views.Length - Views} more." : "."));
        string[] leaving = [.. f.Views.Where(v => v.StatusQuo is not null).Take(Views).Select(v => $"{(f.Views.Length == 1 ? "" : v.View.Id + ": ")}{Leaving(v)}")];
        if (leaving.Length > 0)
            yield return ("Would leave the status quo", string.Join("; ", leaving) + ".");
        if (f.Comparison is ComparisonFindings comparison)
            yield return ("In every view", Everywhere(comparison));
        if (f.Forecasts is ReportedForecasts forecasts)
            yield return ("Forecasts", Foretold(forecasts));
        int assumed = theCase.Claims.Count(c => c.IsAssumption);
        yield return ("Rests on", theCase.Claims.IsEmpty ? "no claims; the case names none."
            : $"{Wording.Count(theCase.Claims.Length - assumed, "claim")} from {Wording.Count(theCase.Sources.Length, "source")}, and {Wording.Count(assumed, "assumption")} of the case's author.");
    }

    private static string Leaving(ReportedView view)
    {
        string[] who = [.. view.StatusQuo!.Spoilers.Where(s => s.Movers.Members.Length == 1).Select(s => s.Movers.Members[0]).Distinct().Order().Select(i => view.View.Conflict.DecisionMakers[i].Name)];
        return who.Length == 0 ? "nobody gains by a move of its own" : Wording.And(who) + (who.Length == 1 ? " could gain" : " could each gain");
    }

    private static string Everywhere(ComparisonFindings f)
    {
        string[] parts =
        [
            .. f.Concepts.Select((c, k) => (c, k)).Where(x => f.IsDefined.All(d => d[x.k])).Select(x =>
                (x.c, Words: f.Outcomes.Where(o => o.Count(x.k) == f.Views.Length).Select(o => o.Word).ToArray()))
                .Select(x => $"{x.c.Abbreviation} {(x.Words.Length == 0 ? "none" : x.Words.Length <= 2 ? string.Join(", ", x.Words) : $"{x.Words.Length} states")}"),
        ];
        return parts.Length == 0 ? "not told: some view was not solved, or defines no concept of these." : $"stable states that all views share, by concept: {string.Join("; ", parts)}.";
    }

    private static string Foretold(ReportedForecasts f)
    {
        Dictionary<string, ForecastQuestion> all = f.Questions.ToDictionary(q => q.Id);
        QuestionStanding[] standings = [.. f.Questions.Select(q => QuestionStanding.Of(q, all, f.Today))];
        string[] parts =
        [
            .. standings.GroupBy(s => s.Status).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key switch
            {
                QuestionStatus.Open => "open",
                QuestionStatus.Closed => "closed and not due",
                QuestionStatus.Overdue => "due and not answered",
                QuestionStatus.Void => "void",
                QuestionStatus.Ambiguous => "ambiguous",
                _ => "answered",
            }}"),
        ];
        return $"{Wording.Count(f.Questions.Length, "question")} as of {ForecastTexts.Day(f.Today)}: {string.Join(", ", parts)}; {Wording.Count(f.Questions.Sum(q => q.Predictions.Count(p => p.On <= f.Today)), "prediction")}.";
    }

    // The firmest outcomes of all views together, and the status quo; no view counts for more than another.
    private static IEnumerable<Block> Outcomes(ReportedCase f, ViewRun[] runs)
    {
        Marks[] marks = [.. runs.Select(r => Marks.OfEquilibria(r.Findings))];
        ImmutableArray<SharedState> all = SharedState.Equilibria([.. runs], marks);
        SharedState? statusQuo = runs[0].Model.StatusQuo is int q
            ? all.FirstOrDefault(s => s.Indices[0] == q) ?? new(runs[0].Model.Pattern(q), [.. runs.Select(r => SharedState.Finder(r.Model)(runs[0].Model.Members(q)[0]))]) : null;
        SharedState[] shown = [.. (statusQuo is null ? [] : new[] { statusQuo }).Concat(all.Where(s => s != statusQuo)).Take(States)];
        if (all.IsEmpty)
        {
            yield return new Block.Paragraph($"Under each concept looked at, every state has a party that would leave it{(runs.Length > 1 ? ", in every view" : "")}.");
            yield break;
        }
        ImmutableArray<string> labels = ComparisonPage.Labels([.. runs.Select(r => r.View.Id)]);
        yield return new Block.Heading("What would hold, if the preferences were so", IsSub: true);
        yield return new Block.Table(
            [new("What each party does"), .. labels.Select(l => new Column(runs.Length == 1 ? "Holds under" : l, ColumnRole.Mark))],
            [
                .. shown.Select(s => ImmutableArray.Create<Cell>(
                [
                    new Cell(Wording.InOneLine(runs[0].Model.Conflict, s.Pattern), s.Pattern + (s == statusQuo ? " (status quo)" : "")),
                    .. runs.Select((r, v) => new Cell(s.Indices[v] < 0 ? Marks.NotFeasible : Firmest(r.Findings, s.Indices[v]) ?? Marks.DoesNot)),
                ])),
            ]);
        yield return new Block.Paragraph($"Each column names the concept that asks most of those under which nobody would leave; {Marks.DoesNot} somebody would under all of them; {Marks.NotFeasible} not feasible in that view."
            + (all.Length > shown.Length ? $" {Wording.Count(all.Length - shown.Count(s => all.Contains(s)), "more state")} are an equilibrium somewhere." : "")
            + (labels[0] != runs[0].View.Id ? $" Views: {string.Join(", ", labels.Zip(runs, (l, r) => $"{l} {r.View.Id}"))}." : ""));
    }

    private static string? Firmest(StabilityFindings findings, int state) =>
        ByStrength.Concat(findings.Concepts.Select(c => c.Concept)).FirstOrDefault(c => findings.Concepts.Any(x => x.Concept == c && x.Equilibria.Contains(state)))?.Abbreviation;
}
