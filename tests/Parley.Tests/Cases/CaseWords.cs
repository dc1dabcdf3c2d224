using System.Text;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Testimony;

namespace Parley.Tests.Cases;

/// <summary>A case as one text without places, so that two cases can be compared.</summary>
internal static class CaseWords
{
    public static string Of(Case c)
    {
        StringBuilder words = new();
        words.AppendLine($"{c.Id}|{c.Title}|{c.Kind}|{c.Note}|{c.AsOf}|{string.Join(';', c.Signatories)}");
        foreach (Party p in c.Parties)
            words.AppendLine($"party {p.Id}|{p.Name}|{string.Join(';', p.Aliases)}|{p.Note}");
        foreach (Source s in c.Sources)
            words.AppendLine($"source {s with { Span = default }}");
        foreach (Claim k in c.Claims)
            words.AppendLine($"claim {k.Id}|{k.Text}|{k.Source}|{string.Join(';', k.SaidBy)}|{k.Certainty}|{k.IsAssumption}|{k.Rival}|{k.Date}|{k.Note}|{string.Join(';', k.Speakers)}|{string.Join(';', k.BearsOn)}|{Of(k.Quote)}");
        foreach (Hypothesis h in c.Hypotheses)
            words.AppendLine($"hypothesis {h with { Span = default }}");
        words.AppendLine(Of(c.Conflict));
        words.AppendLine(Of(c.Bargaining));
        foreach (Perspective p in c.Perspectives)
            words.AppendLine($"perspective {p.Id}|{p.Name}|{p.HeldBy}|{p.Note}|{string.Join(';', p.Because)}\n{Of(p.Conflict)}{Of(p.Bargaining)}");
        foreach (Parley.Forecasts.ForecastQuestion q in c.Forecasts)
            words.AppendLine(ForecastWords.Of(q));
        words.AppendLine($"scale {string.Join(';', c.CertaintyScale.Bands)} {string.Join(';', c.CertaintyScale.Words.GroupBy(w => w.Word).Select(g => g.Last()))}");
        return words.ToString();
    }

    private static string Of(Parley.Bargaining.BargainingProblem? b)
    {
        if (b is null)
            return "";
        StringBuilder words = new("bargaining\n");
        foreach (Parley.Bargaining.Issue i in b.Issues)
            words.AppendLine($"  issue {i.Index} {i.Id}|{i.Name}|{string.Join(';', i.Marks)}|{Of(i.Reference)}|{string.Join(';', i.Ground.Because)}");
        foreach (Parley.Bargaining.BargainingActor a in b.Actors)
            words.AppendLine($"  actor {a.Index} {a.Id}|{a.Name}|{Of(a.Capability)}|{Of(a.FailureCost)}|{a.HasVeto}|{string.Join(';', a.Because)}|"
                + string.Join(' ', a.Stances.Select(s => $"{s.Issue}:{Of(s.Position)},{Of(s.Salience)},{Of(s.Capability)},{string.Join(';', s.Because)}")));
        words.AppendLine(string.Join('\n', b.Limits.Select(l => $"  limit {l.Ratifier} {l.Actor} {l.Must} {string.Join(';', l.Because)}")
            .Concat(b.Dependencies.Select(d => $"  dependency {d.If} {d.Then} {string.Join(';', d.Because)}"))
            .Concat(b.Links.Select(l => $"  link {l.Option} {l.When} {string.Join(';', l.Because)}"))));
        return words.ToString();
    }

    private static string Of(Parley.Bargaining.Estimate? e) => e switch
    {
        null => "-",
        Parley.Bargaining.Estimate.Coders c => $"[{string.Join(' ', c.Answers.Select(Of))}]{string.Join(';', c.Because)}",
        _ => $"{e.GetType().Name} {e.Low:R} {e.Middle:R} {e.High:R} {string.Join(';', e.Because)}",
    };

    public static string Of(Conflict c)
    {
        StringBuilder words = new();
        foreach (DecisionMaker d in c.DecisionMakers)
            words.AppendLine($"  {d.Id}|{d.Name}|{string.Join(';', d.Options.Select(Of))}");
        foreach (Rule r in c.Rules)
            words.AppendLine($"  rule {r.Kind}|{string.Join(';', r.Operands)}|{r.Id}|{r.Name}|{r.InForce}|{string.Join(';', r.Because)}|{string.Join(';', r.Switch?.Because ?? [])}");
        words.AppendLine($"  at {c.StatusQuo} {string.Join(';', c.Grounds.StatusQuo.Because)} same {string.Join(';', c.Indistinguishable.Select((f, k) => f + (c.Grounds.Indistinguishable.IsEmpty ? "" : string.Join(';', c.Grounds.Indistinguishable[k].Because))))}");
        foreach (ForbiddenTransition t in c.Transitions)
            words.AppendLine($"  from {t.From} never to {t.To} for {string.Join(',', t.For)}|{string.Join(';', t.Because)}");
        words.AppendLine($"  attitudes {string.Join('/', c.Attitudes.Select((row, i) => string.Join(',', row) + (c.Grounds.Attitudes.IsEmpty ? "" : string.Join(';', c.Grounds.Attitudes[i].Because))))}");
        if (c.Graph is StateGraph graph)
            words.AppendLine($"  graph {string.Join(';', graph.States)} {string.Join('|', graph.Moves.Select(rows => string.Join('/', rows.Select(row => string.Join(',', row)))))} {string.Join(';', c.Grounds.Moves.Because)}");
        foreach (Preference? p in c.Preferences)
            words.AppendLine(p is null ? "  silent" : $"  {Of(p)}|{string.Join(';', p.Because)}|{p.SatisficingThreshold}|{p.Anticipation}");
        return words.ToString();
    }

    private static string Of(Option o) =>
        $"{o.Index} {o.Id} {o.Name} {o.Owner} {o.Direction} {(o.Level is { } l ? $"{l.Height} of {l.Scale.Id} {l.Scale.Name} {string.Join(',', l.Scale.Levels)} {l.Scale.Direction}" : "")} "
        + (o.Sharing is { } s ? $"{string.Join(',', s.Owners)} {s.Moves}" : "") + string.Join(';', o.Ground.Because);

    private static string Of(Anchor? a) => a is null ? "" : $"{a.Prefix}⟦{a.Exact}⟧{a.Suffix}|{a.At}|{a.TextHash}|{string.Join(';', a.History)}";

    private static string Of(Preference p) => p switch
    {
        Preference.Prioritised q => $"wants {string.Join(';', q.Statements.Select(s => s.Formula + "=" + s.Text + string.Join(',', s.Because)))}",
        Preference.Ranking r => $"ranks {string.Join('>', r.Groups.Select(g => string.Join(',', g.Order())))} steps {string.Join(',', r.Strengths)}",
        Preference.Weighted w => $"weighs {string.Join(',', w.Weights)} {string.Join('/', w.Grounds.Select(g => string.Join(';', g)))}",
        Preference.Candidates c => $"either {string.Join(" or ", c.Alternatives.Select(a => Of(a) + string.Join(';', a.Because)))} {string.Join(',', c.Weights)}",
        Preference.Partial q => $"{Of(q.Order)} but {string.Join(',', q.Pairs.Select(pair => $"{pair.First} {pair.Second} {pair.Low} {pair.High} {string.Join(';', pair.Because)}").Order())}",
        _ => throw new InvalidOperationException("the family is closed"),
    };
}
