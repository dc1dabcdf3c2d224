using System.Collections.Immutable;
using System.Text.Json;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>A view of a bargaining problem and what would have to change in it.</summary>
public sealed record LeverResult(Perspective View, BargainingProblem Problem, LeverFindings Findings);

/// <summary>What would have to change for an outcome, and what others could answer, in sentences and as data.</summary>
public static class LeverPage
{
    /// <summary>Writes the page.</summary>
    public static Report Of(Case theCase, LeverResult result)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(result);
        (BargainingProblem problem, LeverFindings findings) = (result.Problem, result.Findings);
        Threshold target = findings.Study.Target;
        Issue issue = problem.Issues[target.Issue];
        List<Block> blocks = [.. BargainTexts.View(theCase, result.View)];
        blocks.Add(new Block.Paragraph(
            $"Wanted: {BargainTexts.Condition(target, problem)} ({BargainTexts.Meaning(target.Point, issue)}). The weighted mean is {BargainTexts.Point(findings.Outcome, issue)}; with numbers drawn within their ranges it is as wanted in {BargainTexts.Percent(findings.Probability)} of {findings.Study.Draws} draws."));
        if (findings.Study.Chance > 0)
            blocks.Add(new Block.Paragraph($"Asked for is a chance of {BargainTexts.Percent(findings.Study.Chance)}."));
        if (findings.HoldsAlready && findings.Probability >= findings.Study.Chance)
            blocks.Add(new Block.Paragraph("It is as wanted already; nothing has to change."));
        else if (findings.Ways.IsEmpty)
            blocks.Add(new Block.Paragraph("No change of so few numbers within their bounds brings it about; allow more with --most, or larger capabilities with --most-capability."));
        else
        {
            blocks.Add(new Block.Heading("The cheapest ways"));
            blocks.Add(new Block.Listing([.. findings.Ways.Select(w => Way(problem, issue, w))], Numbered: true));
            LeverStudy s = findings.Study;
            blocks.Add(new Block.Paragraph(
                $"Costs: moving a position by its whole scale {BargainTexts.Plain(s.PositionCost)}, changing a salience by 1 {BargainTexts.Plain(s.SalienceCost)}, doubling a capability or taking it away {BargainTexts.Plain(s.CapabilityCost)}; capabilities grow to {BargainTexts.Plain(s.MostCapability)} times themselves at most. "
                + "Answers: one number of somebody who ends up further from what they want, changed at the same cost."));
        }
        blocks.AddRange(BargainTexts.Assumptions(theCase, problem));
        return new($"{theCase.Title}: what would have to change", [.. blocks]);
    }

    /// <summary>As JSON.</summary>
    public static string Json(Case theCase, LeverResult result)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(result);
        (BargainingProblem problem, LeverFindings findings) = (result.Problem, result.Findings);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("levers", theCase);
            json.WriteString("perspective", result.View.Id);
            json.WriteString("target", BargainTexts.Condition(findings.Study.Target, problem));
            json.Number("outcome", findings.Outcome);
            json.Number("probability", findings.Probability);
            json.WriteStartArray("ways");
            foreach (LeverWay way in findings.Ways)
            {
                json.WriteStartObject();
                json.Number("cost", way.Cost);
                json.Number("outcome", way.Outcome);
                json.Number("probability", way.Probability);
                json.WriteStartArray("levers");
                foreach (Lever lever in way.Levers)
                    Write(json, problem, lever, null);
                json.WriteEndArray();
                json.WriteStartArray("answers");
                foreach ((Lever lever, double outcome) in way.Answers)
                    Write(json, problem, lever, outcome);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>As a table for spreadsheets: one row per changed number.</summary>
    public static string Csv(LeverResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        CsvText csv = new();
        csv.Row(["way", "cost", "outcome", "probability", "actor", "part", "from", "to"]);
        foreach ((LeverWay way, int k) in result.Findings.Ways.Select((w, k) => (w, k)))
            foreach (Lever lever in way.Levers)
                csv.Row([$"{k + 1}", BargainText.Number(way.Cost), BargainText.Number(way.Outcome), BargainText.Number(way.Probability), result.Problem.Actors[lever.Actor].Id, lever.Part.ToString().ToLowerInvariant(), BargainText.Number(lever.From), BargainText.Number(lever.To)]);
        return csv.ToString();
    }

    private static Item Way(BargainingProblem problem, Issue issue, LeverWay way) => new(
        $"{Wording.And([.. way.Levers.Select(l => Change(problem, issue, l))])}. Cost {BargainTexts.Rounded(way.Cost, 1)}; in {BargainTexts.Percent(way.Probability)} of draws it is as wanted then.",
        [.. way.Answers.Select(a => $"answer: {Change(problem, issue, a.Lever)}, which makes it {BargainTexts.Point(a.Outcome, issue)}")]);

    private static string Change(BargainingProblem problem, Issue issue, Lever lever)
    {
        string actor = problem.Actors[lever.Actor].Name;
        return lever.Part switch
        {
            JudgementPart.Position => $"{actor} moves its position from {BargainTexts.Point(lever.From, issue)} to {BargainTexts.Point(lever.To, issue)}",
            JudgementPart.Salience => $"{actor} changes its salience from {BargainTexts.Percent(lever.From)} to {BargainTexts.Percent(lever.To)}",
            _ => $"{actor} changes its capability from {BargainTexts.Rounded(lever.From, lever.From)} to {BargainTexts.Rounded(lever.To, lever.From)}",
        };
    }

    private static void Write(Utf8JsonWriter json, BargainingProblem problem, Lever lever, double? outcome)
    {
        json.WriteStartObject();
        json.WriteString("actor", problem.Actors[lever.Actor].Id);
        json.WriteString("part", lever.Part.ToString().ToLowerInvariant());
        json.Number("from", lever.From);
        json.Number("to", lever.To);
        json.Number("cost", lever.Cost);
        if (outcome is double after)
            json.Number("outcome", after);
        json.WriteEndObject();
    }
}
