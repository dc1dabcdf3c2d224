using System.Text;
using Parley.Forecasts;

namespace Parley.Tests.Cases;

/// <summary>A question as one text, so that two questions can be compared.</summary>
internal static class ForecastWords
{
    public static string Of(ForecastQuestion q)
    {
        StringBuilder words = new();
        words.AppendLine($"question {q.Id}|{q.Text}|{q.Kind}|{q.Unit}|{q.Opens:O}|{q.Closes:O}|{q.Due:O}|{q.Condition}|{string.Join(';', q.Because)}|{q.Note}|{string.Join(';', q.BaseRate)}");
        words.AppendLine($"  answers {string.Join(';', q.Answers)}");
        foreach (Criterion c in q.Criteria)
            words.AppendLine($"  criterion {c.From:O}|{c.Text}|{c.AtLeastHours}|{string.Join(',', c.Parties)}|{c.Stage}|{c.SourceOfRecord}|{c.TieBreak}|{string.Join(',', c.VoidIf)}|{c.Why}");
        foreach (Mechanism m in q.Mechanisms)
            words.AppendLine($"  mechanism {m.Id}|{m.Text}|{string.Join(',', m.Because)}");
        foreach (Prediction p in q.Predictions)
            words.AppendLine($"  {p.By.Key} {(p.By as Forecaster.Model)?.Seed} {(p.By as Forecaster.Model)?.Draws} on {p.On:O} {Of(p.Distribution)} {p.Mechanism}|{string.Join(',', p.Because)}|{p.Note}");
        foreach (Resolution r in q.Resolutions)
            words.AppendLine($"  resolved {r.On:O} {Of(r.Outcome)}|{r.How}|{string.Join(',', r.Because)}|{r.IsProposed}|{r.SignedBy}|{string.Join(',', r.Mechanisms)}");
        return words.ToString();
    }

    private static string Of(Outcome o) => o is Outcome.Partly p ? $"partly {string.Join(',', p.Shares)}" : o.ToString();

    private static string Of(PredictiveDistribution d) => d switch
    {
        PredictiveDistribution.Categorical c => $"shares {string.Join(',', c.Probabilities)}",
        PredictiveDistribution.Quantiles q => $"quantiles {string.Join(',', q.Levels)} {string.Join(',', q.Values)}",
        PredictiveDistribution.Cumulative c => $"cumulative {string.Join(',', c.Points)} {string.Join(',', c.Probabilities)}",
        PredictiveDistribution.Ensemble e => $"ensemble {string.Join(',', e.Members)} {string.Join(',', e.Weights)}",
        _ => d.ToString(),
    };
}
