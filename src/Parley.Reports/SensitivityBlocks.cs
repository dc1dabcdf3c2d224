using System.Collections.Immutable;
using System.Text.Json;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Which numbers the outcomes hang on, as blocks of a page and as data.</summary>
internal static class SensitivityBlocks
{
    private const int Rows = 6;

    /// <summary>For each issue the inputs that move it most, then actors and claims.</summary>
    public static IEnumerable<Block> Of(BargainingProblem problem, SensitivityFindings findings)
    {
        yield return new Block.Heading("What matters");
        yield return new Block.Paragraph(
            $"For the weighted mean. Alone: the share of variance that would go if this were known. With others: the share that would stay if everything else were known. The interval holds nine tenths of bootstrap samples; {findings.Points} points.");
        foreach (Issue issue in problem.Issues)
        {
            int k = issue.Index;
            if (!(findings.Variance[k] > 0))
                continue;
            yield return new Block.Heading(issue.Id, IsSub: true);
            yield return new Block.Table(
                [new("Number"), new("at 5 %", ColumnRole.Number), new("at 95 %", ColumnRole.Number), new("alone", ColumnRole.Number), new("with others", ColumnRole.Number), new("interval", ColumnRole.Number)],
                [
                    .. Enumerable.Range(0, findings.Inputs.Length).OrderByDescending(j => findings.Effects[j][k].Total.Value).Take(Rows).Where(j => findings.Effects[j][k].Total.Value >= 0.005).Select(j =>
                    {
                        InputEffect e = findings.Effects[j][k];
                        return ImmutableArray.Create<Cell>(
                            Name(problem, findings.Inputs[j]), BargainTexts.Point(e.AtLow, issue), BargainTexts.Point(e.AtHigh, issue), Share(e.First.Value), Share(e.Total.Value), $"{Share(e.Total.Low)}..{Share(e.Total.High)}");
                    }),
                ]);
        }
        yield return new Block.Heading("By actor and by claim", IsSub: true);
        foreach (Issue[] issues in problem.Issues.Chunk(BargainTexts.IssuesPerTable))
            yield return new Block.Table(
                [new("All numbers of"), .. issues.Select(i => new Column(i.Id, ColumnRole.Number))],
                [.. findings.Groups.Select(g => ImmutableArray.CreateRange<Cell>([Group(problem, g), .. issues.Select(i => (Cell)(findings.Variance[i.Index] > 0 ? Share(g.Effects[i.Index].Total.Value) : "–"))]))]);
    }

    /// <summary>A number of a problem in words.</summary>
    public static string Name(BargainingProblem problem, UncertainInput input)
    {
        string actor = input.Actor < 0 ? "" : problem.Actors[input.Actor].Name, issue = input.Issue < 0 ? "" : problem.Issues[input.Issue].Id;
        return input.Part switch
        {
            JudgementPart.Position => $"{actor}: position on {issue}",
            JudgementPart.Salience => $"{actor}: salience of {issue}",
            JudgementPart.Capability when issue.Length > 0 => $"{actor}: capability on {issue}",
            JudgementPart.Capability => $"{actor}: capability",
            JudgementPart.FailureCost => $"{actor}: cost of failure",
            _ => $"reference point of {issue}",
        };
    }

    /// <summary>As data.</summary>
    public static void Write(Utf8JsonWriter json, BargainingProblem problem, SensitivityFindings findings)
    {
        json.WriteStartObject("sensitivity");
        json.WriteNumber("points", findings.Points);
        json.WriteStartArray("inputs");
        for (int j = 0; j < findings.Inputs.Length; j++)
        {
            json.WriteStartObject();
            json.WriteString("input", Name(problem, findings.Inputs[j]));
            json.Texts("because", findings.Inputs[j].Because);
            Effects(json, problem, findings.Effects[j]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("groups");
        foreach (InputGroup group in findings.Groups)
        {
            json.WriteStartObject();
            json.Text("actor", group.Actor < 0 ? null : problem.Actors[group.Actor].Id);
            json.Text("claim", group.Claim);
            Effects(json, problem, group.Effects);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Effects(Utf8JsonWriter json, BargainingProblem problem, ImmutableArray<InputEffect> effects)
    {
        json.WriteStartObject("issues");
        foreach (Issue issue in problem.Issues)
        {
            InputEffect e = effects[issue.Index];
            json.WriteStartObject(issue.Id);
            foreach ((string key, double number) in new[] { ("first", e.First.Value), ("first-low", e.First.Low), ("first-high", e.First.High), ("total", e.Total.Value), ("total-low", e.Total.Low), ("total-high", e.Total.High), ("at-low", e.AtLow), ("at-high", e.AtHigh) })
                json.Number(key, number);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static string Group(BargainingProblem problem, InputGroup group) => group.Claim is string claim ? $"claim {claim}" : problem.Actors[group.Actor].Name;

    private static string Share(double share) => BargainTexts.Percent(Math.Clamp(share, 0, 1));
}
