using System.Collections.Immutable;
using System.Text.Json;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>A view of a bargaining problem and what many draws of its numbers gave; what matters, where that was asked.</summary>
public sealed record SimulationResult(Perspective View, BargainingProblem Problem, SimulationFindings Findings)
{
    /// <summary>Which inputs the outcomes hang on; null where that was not asked.</summary>
    public SensitivityFindings? Sensitivity { get; init; }
}

/// <summary>What may come out, how sure one can be, and what stands in the way, in sentences and as data.</summary>
public static class SimulationPage
{
    /// <summary>Writes the page.</summary>
    public static Report Of(Case theCase, SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(result);
        (BargainingProblem problem, SimulationFindings findings) = (result.Problem, result.Findings);
        List<Block> blocks = [.. BargainTexts.View(theCase, result.View)];
        blocks.Add(new Block.Paragraph(How(findings)));
        blocks.Add(findings.Study.Dressing is ResidualDressing dressing
            ? new Block.Paragraph($"Spread as outcomes elsewhere were around what such models said of them: {dressing.Origin}.")
            : new Block.Note("These spreads hold what the inputs leave open and nothing else. Where forecasts of this kind were compared with what came out, they missed by a fifth of the scale and more; --residuals takes errors of past cases into account."));
        blocks.Add(new Block.Heading("What may come out, if there is a deal"));
        blocks.Add(Forecasts(problem, findings));
        blocks.Add(new Block.Paragraph("The mean errs least on average; the best single guess is the point most likely to be right within a twentieth of the scale. Baseline: the weighted mean of middle values."));
        blocks.Add(new Block.Listing([.. findings.Issues.Select(f => new Item($"{Wording.Sentence(problem.Issues[f.Issue].Name)} ({problem.Issues[f.Issue].Id}): {BargainTexts.Meaning(f.Mean, problem.Issues[f.Issue])}.{Atoms(f)}{Against(f, problem.Issues[f.Issue])}"))]));
        if (findings.Study.Models.Length > 1)
        {
            blocks.Add(new Block.Heading("By model"));
            blocks.Add(Models(problem, findings));
        }
        blocks.Add(new Block.Heading("No deal"));
        blocks.AddRange(NoDeal(problem, findings));
        if (!problem.Links.IsEmpty)
        {
            blocks.Add(new Block.Heading("As options of the conflict"));
            blocks.Add(new Block.Listing([.. problem.Links.Select((l, k) => new Item($"{theCase.Conflict.DecisionMakers[theCase.Conflict.Options[l.Option].Owner].Name}: {theCase.Conflict.Options[l.Option].Name} – in {BargainTexts.Percent(findings.LinkShares[k])} of draws ({BargainTexts.Condition(l.When, problem)}).")),]));
            blocks.Add(new Block.Paragraph("Draws without a deal count with the reference point."));
        }
        if (result.Sensitivity is SensitivityFindings sensitivity)
            blocks.AddRange(SensitivityBlocks.Of(problem, sensitivity));
        blocks.AddRange(BargainTexts.Assumptions(theCase, problem));
        return new($"{theCase.Title}: what may come out", [.. blocks]);
    }

    /// <summary>As JSON.</summary>
    public static string Json(Case theCase, IReadOnlyList<SimulationResult> results)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(results);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("simulate", theCase);
            json.WriteStartArray("views");
            foreach (SimulationResult result in results)
                View(json, theCase, result);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>As a table for spreadsheets: one row per view and issue.</summary>
    public static string Csv(IReadOnlyList<SimulationResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        CsvText csv = new();
        csv.Row(["perspective", "issue", "mean", "standard-error", "standard-deviation", "hit-point", "hit-probability", "baseline", .. IssueForecast.Levels.Select(l => $"q{Math.Round(100 * l)}"), "no-deal"]);
        foreach (SimulationResult r in results)
            foreach (IssueForecast f in r.Findings.Issues)
                csv.Row(
                [
                    r.View.Id, r.Problem.Issues[f.Issue].Id, .. new[] { f.Mean, f.StandardError, f.StandardDeviation, f.HitPoint, f.HitProbability, f.Baseline }.Select(BargainText.Number),
                    .. f.Quantiles.Select(BargainText.Number), BargainText.Number(r.Findings.NoDeal),
                ]);
        return csv.ToString();
    }

    private static string How(SimulationFindings findings) => findings.Inputs == 0
        ? "Every number of this view is exact, so nothing is drawn but what models leave open."
        : $"{findings.Draws} draws of {Wording.Count(findings.Inputs, "number")} that {(findings.Inputs == 1 ? "is" : "are")} not exact, seed {findings.Study.Seed}; in each the outcome is {(findings.Study.Models.Length == 1 ? $"that of {findings.Study.Models[0]}" : $"the mean of {Wording.And([.. findings.Study.Models])}")}."
            + (findings.IsPrecise ? "" : " The standard error asked for was not reached; more --draws come nearer.");

    private static Block.Table Forecasts(BargainingProblem problem, SimulationFindings findings) => new(
        [new("Issue"), new("Mean", ColumnRole.Number), new("±", ColumnRole.Number), new("80 % lie in", ColumnRole.Number), new("Best guess", ColumnRole.Number), new("right", ColumnRole.Number), new("Baseline", ColumnRole.Number)],
        [
            .. findings.Issues.Select(f =>
            {
                Issue issue = problem.Issues[f.Issue];
                return ImmutableArray.Create<Cell>(
                    issue.Id, BargainTexts.Point(f.Mean, issue), BargainTexts.Rounded(f.StandardError, (issue.High - issue.Low) / 10), $"{BargainTexts.Point(f.Quantiles[1], issue)}..{BargainTexts.Point(f.Quantiles[5], issue)}",
                    BargainTexts.Point(f.HitPoint, issue), BargainTexts.Percent(f.HitProbability), BargainTexts.Point(f.Baseline, issue));
            }),
        ]);

    private static string Atoms(IssueForecast f) => (f.Atoms.Low + f.Atoms.High + f.Atoms.Reference) < 0.005 ? ""
        : $" Exactly the low end {BargainTexts.Percent(f.Atoms.Low)}, exactly the high end {BargainTexts.Percent(f.Atoms.High)}, exactly the reference point {BargainTexts.Percent(f.Atoms.Reference)}.";

    // A panel that leaves the baseline says so.
    private static string Against(IssueForecast f, Issue issue) =>
        Math.Abs(f.Mean - f.Baseline) > Math.Max(f.StandardDeviation, 0.05 * (issue.High - issue.Low))
            ? $" The mean lies {BargainTexts.Point(Math.Abs(f.Mean - f.Baseline), issue)} from the baseline, further than the draws spread; models are not known to beat that baseline." : "";

    private static Block.Table Models(BargainingProblem problem, SimulationFindings findings) => new(
        [new("Issue"), .. findings.Study.Models.Select(m => new Column(m, ColumnRole.Number))],
        [.. findings.Issues.Select(f => ImmutableArray.CreateRange<Cell>([problem.Issues[f.Issue].Id, .. f.ModelMeans.Select(m => (Cell)BargainTexts.Point(m, problem.Issues[f.Issue]))]))]);

    private static IEnumerable<Block> NoDeal(BargainingProblem problem, SimulationFindings findings)
    {
        if (problem.Limits.IsEmpty && problem.Dependencies.IsEmpty && !problem.Actors.Any(a => a.HasVeto))
        {
            yield return new Block.Paragraph("Nobody has a veto, and no ratifier or dependency is named, so the case gives no reason for failure.");
            yield break;
        }
        yield return new Block.Paragraph($"In {BargainTexts.Percent(findings.NoDeal)} of draws the compromise would not stand. Another package might: see parley packages.");
        if (!findings.Objections.IsEmpty)
            yield return new Block.Listing([.. findings.Objections.Select(r => new Item(Reason(problem, r) + $" in {BargainTexts.Percent(r.Share)} of draws."))]);
    }

    private static string Reason(BargainingProblem problem, Objection refusal) =>
        refusal.Limit >= 0 ? $"{problem.Limits[refusal.Limit].Ratifier} would refuse it, which insists on {BargainTexts.Condition(problem.Limits[refusal.Limit].Must, problem)},"
        : refusal.Dependency >= 0 ? $"It has {BargainTexts.Condition(problem.Dependencies[refusal.Dependency].If, problem)} without {BargainTexts.Condition(problem.Dependencies[refusal.Dependency].Then, problem)}"
        : $"{problem.Actors[refusal.Actor].Name} would be better off without it";

    private static void View(Utf8JsonWriter json, Case theCase, SimulationResult result)
    {
        (BargainingProblem problem, SimulationFindings findings) = (result.Problem, result.Findings);
        json.WriteStartObject();
        json.WriteString("perspective", result.View.Id);
        json.WriteNumber("seed", findings.Study.Seed);
        json.WriteNumber("draws", findings.Draws);
        json.WriteBoolean("precise", findings.IsPrecise);
        json.Text("residuals", findings.Study.Dressing?.Origin);
        json.Texts("models", findings.Study.Models);
        json.Number("no-deal", findings.NoDeal);
        json.WriteStartArray("issues");
        foreach (IssueForecast f in findings.Issues)
        {
            json.WriteStartObject();
            json.WriteString("issue", problem.Issues[f.Issue].Id);
            foreach ((string key, double number) in new[] { ("mean", f.Mean), ("standard-error", f.StandardError), ("standard-deviation", f.StandardDeviation), ("hit-point", f.HitPoint), ("hit-probability", f.HitProbability), ("baseline", f.Baseline), ("at-low", f.Atoms.Low), ("at-high", f.Atoms.High), ("at-reference", f.Atoms.Reference) })
                json.Number(key, number);
            json.WriteStartObject("quantiles");
            for (int k = 0; k < f.Quantiles.Length; k++)
                json.Number(IssueForecast.Levels[k].ToString("R", System.Globalization.CultureInfo.InvariantCulture), f.Quantiles[k]);
            json.WriteEndObject();
            json.WriteStartArray("histogram");
            foreach (double share in f.Histogram)
                json.WriteNumberValue(share);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("options");
        for (int k = 0; k < problem.Links.Length; k++)
            json.Number(theCase.Conflict.Reference(problem.Links[k].Option), findings.LinkShares[k]);
        json.WriteEndObject();
        if (result.Sensitivity is SensitivityFindings sensitivity)
            SensitivityBlocks.Write(json, problem, sensitivity);
        json.WriteEndObject();
    }
}
