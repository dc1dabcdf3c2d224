using System.Collections.Immutable;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Outcome against mechanism: whether it came out as foretold, and apart from that what became of the reason that was named.</summary>
internal static class PostMortemPage
{
    private static readonly MechanismFinding[] Findings = [MechanismFinding.Supported, MechanismFinding.Contested, MechanismFinding.NotSupported, MechanismFinding.NotJudged];

    public static IEnumerable<Block> Blocks(ScoreResult result)
    {
        ImmutableArray<PostMortem> all = result.Findings.PostMortems;
        PostMortem[] reasoned = [.. all.Where(p => p.Mechanism is not null)];
        if (reasoned.Length == 0)
        {
            yield return new Block.Paragraph("No forecaster named a mechanism, so only outcomes can be compared.");
            yield break;
        }
        yield return new Block.Paragraph(
            $"How many of {Wording.Count(reasoned.Length, "forecast")} with a mechanism fall into each cell. An outcome that came about does not speak for the reason that was named, nor the other way round."
            + (all.Length > reasoned.Length ? $" {Wording.Count(all.Length - reasoned.Length, "forecast")} named none." : ""));
        yield return new Block.Table(
            [new("Outcome"), .. Findings.Select(f => new Column(Wording.Sentence(ForecastTexts.Finding(f)), ColumnRole.Number))],
            [
                .. Enum.GetValues<OutcomeMatch>().Select(m => ImmutableArray.Create<Cell>(
                    [Wording.Sentence(ScoreTexts.Match(m)), .. Findings.Select(f => (Cell)$"{reasoned.Count(p => p.Match == m && p.Finding == f)}")])),
            ]);
        yield return new Block.Table(
            [new("Question", ColumnRole.Code), new("Forecaster"), new("Outcome"), new("Mechanism")],
            [
                .. reasoned.Select(p => ImmutableArray.Create<Cell>(
                    ScoreTexts.Question(p.Case, p.Question.Id, result.Several), ScoreTexts.Forecaster(p.Forecaster),
                    ScoreTexts.Match(p.Match) + (p.Foretold is { } answer ? $" (foretold: {answer.Name})" : "") + (p.IsProposed ? ", proposed" : ""),
                    $"{p.Mechanism!.Id}: {ForecastTexts.Finding(p.Finding)}")),
            ]);
    }
}
