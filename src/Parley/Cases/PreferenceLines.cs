using System.Collections.Immutable;
using System.Globalization;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>A preference as the lines of a case file.</summary>
/// <param name="conflict">The conflict it belongs to.</param>
/// <param name="written">Option indices in the order in which they are written.</param>
internal sealed class PreferenceLines(Conflict conflict, int[] written)
{
    /// <summary>Everything but the evidence.</summary>
    public IEnumerable<string> Of(Preference preference) =>
    [
        .. Order(preference is Preference.Partial p ? p.Order : preference),
        .. preference is Preference.Partial partial ? Pairs(partial.Pairs) : [],
        .. preference.SatisficingThreshold == 0.5 ? Array.Empty<string>() : [$"threshold: {Number(preference.SatisficingThreshold)}"],
        .. preference.Anticipation == 0.5 ? Array.Empty<string>() : [$"anticipation: {Number(preference.Anticipation)}"],
    ];

    private IEnumerable<string> Order(Preference preference) => preference switch
    {
        Preference.Prioritised { Statements.Length: 0 } => ["statements: []"],
        Preference.Prioritised p => ["statements:", .. p.Statements.Select(s => $"  - {ConflictLines.Backed("statement", YamlText.Scalar(Words(s), !s.Because.IsEmpty), s.Because)}")],
        Preference.Ranking r => [$"ranking: {YamlText.Scalar(Words(r))}"],
        Preference.Weighted w when w.Weights.All(x => x == 0) && w.Grounds.IsEmpty => ["weights: {}"],
        Preference.Weighted w => CaseWriter.Section("weights", written.Where(k => w.Weights[k] != 0 || !Ground(w, k).IsEmpty)
            .Select(k => $"{YamlText.Scalar(conflict.Reference(k))}: {ConflictLines.Backed("weight", w.Weights[k].ToString(CultureInfo.InvariantCulture), Ground(w, k))}")),
        Preference.Candidates { Weights.IsEmpty: true, Alternatives.Length: > 1 } c when c.Alternatives.All(a => a is Preference.Ranking { Because.IsEmpty: true }) =>
            ["ranking:", .. c.Alternatives.Cast<Preference.Ranking>().Select(r => $"  - {YamlText.Scalar(Words(r))}")],
        Preference.Candidates c => ["candidates:", .. c.Alternatives.SelectMany((a, k) => Candidate(a, c.Weights.IsEmpty ? null : c.Weights[k]))],
        _ => throw new ArgumentException("Pairs stand beside one complete order, which has none of its own.", nameof(preference)),
    };

    private IEnumerable<string> Candidate(Preference preference, double? share) =>
        Order(preference).Concat(share is null ? [] : [$"weight: {Number(share.Value)}"]).Concat(CaseWriter.Optional("because", preference.Because)).Select((line, k) => (k == 0 ? "  - " : "    ") + line);

    private IEnumerable<string> Pairs(ImmutableArray<PairwisePreference> pairs)
    {
        PairwisePreference[] unknown = [.. pairs.Where(p => p is { Low: 0, High: 1 })], graded = [.. pairs.Where(p => p is not { Low: 0, High: 1 })];
        return
        [
            .. unknown.Length == 0 ? Array.Empty<string>() : ["unknown:", .. unknown.Select(p => $"  - {ConflictLines.Backed("pair", $"{Word(p.First)} ? {Word(p.Second)}", p.Because)}")],
            .. graded.Length == 0 ? [] : CaseWriter.Section("certainty", graded.Select(p =>
                $"{YamlText.Scalar($"{Word(p.First)} > {Word(p.Second)}")}: {ConflictLines.Backed("degree", p.Low == p.High ? Number(p.Low) : $"{Number(p.Low)}..{Number(p.High)}", p.Because)}")),
        ];
    }

    private static ImmutableArray<string> Ground(Preference.Weighted weighted, int option) => weighted.Grounds.IsEmpty ? [] : weighted.Grounds[option];

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    // The author's own words are kept as long as they say what the formula says.
    private string Words(Statement statement)
    {
        string text = string.Join(' ', statement.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return FormulaReader.Read(text, conflict.DecisionMakers).Value == statement.Formula ? text : statement.Formula.ToText(conflict.Reference);
    }

    private string Words(Preference.Ranking ranking)
    {
        string text = "";
        for (int k = 0; k < ranking.Groups.Length; k++)
        {
            ImmutableArray<State> group = ranking.Groups[k];
            text += group.Length == 1 ? Word(group[0]) : $"{{{string.Join(", ", group.Select(Word))}}}";
            if (k < ranking.Groups.Length - 1)
                text += $" {new string('>', ranking.Strengths.IsDefaultOrEmpty ? 1 : ranking.Strengths[k])} ";
        }
        return text;
    }

    private string Word(State state) => conflict.Graph is not null ? conflict.Word(state) : string.Create(written.Length, state, (text, s) =>
    {
        for (int k = 0; k < text.Length; k++)
            text[k] = s.Takes(written[k]) ? 'Y' : 'N';
    });
}
