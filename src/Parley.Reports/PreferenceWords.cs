using System.Globalization;
using Parley.Conflicts;

namespace Parley.Reports;

/// <summary>A preference in a line: what is wanted most stands first.</summary>
internal sealed class PreferenceWords(Conflict conflict)
{
    // A ranking of many states is counted, not told.
    private const int Groups = 8;

    /// <summary>The parts of the line.</summary>
    public IEnumerable<string> Of(Preference preference) => preference switch
    {
        Preference.Prioritised { Statements.IsEmpty: true } => ["all states are equally good"],
        Preference.Prioritised p => [string.Join("; ", p.Statements.Select(s => s.Text.Length > 0 ? s.Text : s.Formula.ToText(conflict.Reference)))],
        Preference.Ranking r => [Ranking(r)],
        Preference.Weighted w => [string.Join(", ", conflict.Options.Where(o => w.Weights[o.Index] != 0).Select(o => $"{conflict.Reference(o.Index)} {w.Weights[o.Index].ToString(CultureInfo.InvariantCulture)}"))],
        Preference.Candidates c => [$"one of {c.Alternatives.Length} orders:", string.Join(" | ", c.Alternatives.Select(a => string.Join(' ', Of(a))))],
        Preference.Partial p => [.. Of(p.Order), $"({Wording.Count(p.Pairs.Length, "pair")} less certain)"],
        _ => throw new ArgumentOutOfRangeException(nameof(preference)),
    };

    private string Ranking(Preference.Ranking ranking)
    {
        string[] groups = [.. ranking.Groups.Take(Groups).Select(g => g.Length == 1 ? conflict.Word(g[0]) : $"{{{string.Join(", ", g.Select(conflict.Word))}}}")];
        return string.Join(" > ", groups) + (ranking.Groups.Length > Groups ? $" and {ranking.Groups.Length - Groups} more groups" : "");
    }
}
