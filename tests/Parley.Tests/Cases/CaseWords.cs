using System.Text;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Tests.Cases;

/// <summary>A case as one text without places, so that two cases can be compared.</summary>
internal static class CaseWords
{
    public static string Of(Case c)
    {
        StringBuilder words = new();
        words.AppendLine($"{c.Id}|{c.Title}|{c.Kind}|{c.Note}");
        foreach (Party p in c.Parties)
            words.AppendLine($"party {p.Id}|{p.Name}|{string.Join(';', p.Aliases)}|{p.Note}");
        foreach (Source s in c.Sources)
            words.AppendLine($"source {s}");
        foreach (Claim k in c.Claims)
            words.AppendLine($"claim {k.Id}|{k.Text}|{k.Source}|{string.Join(';', k.SaidBy)}|{k.Certainty}|{k.IsAssumption}|{k.Rival}");
        words.AppendLine(Of(c.Conflict));
        foreach (Perspective p in c.Perspectives)
            words.AppendLine($"perspective {p.Id}|{p.Name}|{p.HeldBy}|{p.Note}|{string.Join(';', p.Because)}\n{Of(p.Conflict)}");
        return words.ToString();
    }

    public static string Of(Conflict c)
    {
        StringBuilder words = new();
        foreach (DecisionMaker d in c.DecisionMakers)
            words.AppendLine($"  {d.Id}|{d.Name}|{string.Join(';', d.Options)}");
        foreach (Rule r in c.Rules)
            words.AppendLine($"  rule {r.Kind}|{string.Join(';', r.Operands)}|{r.Id}|{r.Name}|{r.InForce}|{string.Join(';', r.Because)}");
        words.AppendLine($"  at {c.StatusQuo} same {string.Join(';', c.Indistinguishable)}");
        foreach (Preference? p in c.Preferences)
            words.AppendLine(p switch
            {
                Preference.Prioritised q => $"  wants {string.Join(';', q.Statements.Select(s => s.Formula + "=" + s.Text))}|{string.Join(';', q.Because)}",
                Preference.Ranking r => $"  ranks {string.Join('>', r.Groups.Select(g => string.Join(',', g.Order())))}|{string.Join(';', r.Because)}",
                _ => "  silent",
            });
        return words.ToString();
    }
}
