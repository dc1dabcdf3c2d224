using System.Collections.Immutable;
using Parley.Evidence;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Reads sources and claims, and checks every reference to a claim.</summary>
internal sealed class EvidenceBinder(Complaints complaints)
{
    /// <summary>How many sources, claims and hypotheses a case may have of each.</summary>
    public const int MaxEntries = 100_000;

    private readonly HashSet<string> claims = [], sources = [], hypotheses = [];

    /// <summary>Reads the sources.</summary>
    public ImmutableArray<Source> Sources(Fields root) => new SourceBinder(complaints).Sources(Named(root, "sources", "The source", sources));

    /// <summary>Reads the claims; sources must have been read before.</summary>
    public ImmutableArray<Claim> Claims(Fields root, ImmutableArray<Source> read, ImmutableArray<Party> parties)
    {
        foreach (YamlNode.Entry entry in Entries(root, "hypotheses"))
            hypotheses.Add(entry.Key.Value);
        ClaimBinder binder = new(read, sources, parties, hypotheses, complaints);
        return [.. Named(root, "evidence", "The claim", claims).Select(binder.Claim).OfType<Claim>()];
    }

    /// <summary>Reads the hypotheses that claims are held against.</summary>
    /// <param name="root">The case.</param>
    /// <param name="options">The options that formulas name; null where there are none.</param>
    /// <param name="forecasts">The questions whose answers hypotheses may be.</param>
    public ImmutableArray<Hypothesis> Hypotheses(Fields root, OptionNames? options, ImmutableArray<ForecastQuestion> forecasts)
    {
        ImmutableArray<Hypothesis>.Builder list = ImmutableArray.CreateBuilder<Hypothesis>();
        foreach (YamlNode.Entry entry in Named(root, "hypotheses", "The hypothesis", []))
        {
            if (Fields.Of(entry.Value, entry.Key, $"The hypothesis '{YamlTree.Shown(entry.Key.Value)}'", CaseKeys.Hypothesis, complaints) is not Fields fields)
                continue;
            Hypothesis hypothesis = new(entry.Key.Value, fields.Text("name") ?? entry.Key.Value) { Span = entry.Key.Span };
            if (fields.Stands("states") == fields.Stands("answer"))
                complaints.Error(
                    fields.Stands("states") ? Codes.ConflictingKeys : Codes.MissingKey, entry.Key.Span,
                    fields.Stands("states") ? $"{fields.What} has both 'states' and 'answer'." : $"{fields.What} needs one of the keys 'states', 'answer'.",
                    "'states' is a formula over the options; 'answer' names an answer of a forecast question.");
            if (fields.PlacedText("states") is PlacedText formula)
            {
                if (options is null)
                    complaints.Error(Codes.ConflictingKeys, fields.Key("states").Span, "'states' is a formula over options, and a conflict given as a graph has none.");
                else
                    hypothesis = hypothesis with { States = FormulaReader.Read(formula, options, complaints) };
            }
            if (fields["answer"] is YamlNode node && Fields.Of(node, fields.Key("answer"), "'answer'", CaseKeys.HypothesisAnswer, complaints) is Fields answer)
            {
                answer.Required("question");
                answer.Required("is");
                hypothesis = hypothesis with { Question = answer.Text("question"), Answer = answer.Text("is") };
                if (answer.PlacedText("question") is PlacedText asked)
                    CheckAnswer(asked, answer.PlacedText("is"), forecasts);
            }
            list.Add(hypothesis);
        }
        return list.ToImmutable();
    }

    /// <summary>The claims that something rests on; each must exist.</summary>
    public ImmutableArray<string> Because(Fields fields)
    {
        ImmutableArray<PlacedText> keys = fields.Texts("because");
        foreach (PlacedText key in keys)
            if (!claims.Contains(key.Value))
                complaints.Error(
                    Codes.UnknownClaim, key.Span, $"There is no claim '{YamlTree.Shown(key.Value)}' under 'evidence'.",
                    complaints.DidYouMean(key.Value, claims));
        return [.. keys.Select(k => k.Value)];
    }

    /// <summary>What a judgement rests on, with the place it stands at.</summary>
    public Ground Ground(Fields fields, SourceSpan span) => new(Because(fields), span);

    /// <summary>A judgement that is written short, or as a mapping with its evidence.</summary>
    /// <param name="node">The short form, or the mapping.</param>
    /// <param name="key">The key in the mapping behind which the short form stands.</param>
    /// <param name="what">What the mapping describes.</param>
    /// <returns>The short form, where one stands, and the ground.</returns>
    public (YamlNode? Judgement, Ground Ground) Backed(YamlNode node, string key, string what)
    {
        if (node is not YamlNode.Mapping)
            return (node, new([], node.Span));
        PlacedText place = new("", new(node.Span.Start, Math.Min(1, node.Span.Length)), -1);
        if (Fields.Of(node, place, what, [key, "because"], complaints) is not Fields fields)
            return (null, Evidence.Ground.None);
        fields.Required(key);
        Ground ground = Ground(fields, node.Span);
        return (fields[key], ground);
    }

    /// <summary>A date that can be read; complains about any other.</summary>
    public static string? Date(Fields fields, string key, Complaints complaints)
    {
        PlacedText? text = fields.PlacedText(key);
        if (text is PlacedText date && PartialDate.Parse(date.Value) is null)
            complaints.Error(Codes.BadDate, date.Span, $"'{YamlTree.Shown(date.Value)}' is not a date; 1962, 1962-10 or 1962-10-22 was expected.");
        return text?.Value;
    }

    private void CheckAnswer(PlacedText asked, PlacedText? answer, ImmutableArray<ForecastQuestion> forecasts)
    {
        if (forecasts.FirstOrDefault(q => q.Id == asked.Value) is not ForecastQuestion question)
            complaints.Error(
                EvidenceCodes.UnknownHypothesis, asked.Span, $"There is no question '{YamlTree.Shown(asked.Value)}' under 'forecasts'.",
                complaints.DidYouMean(asked.Value, forecasts.Select(q => q.Id)));
        else if (answer is PlacedText given && question.IndexOf(given.Value) < 0)
            complaints.Error(
                EvidenceCodes.UnknownHypothesis, given.Span, $"The question '{YamlTree.Shown(asked.Value)}' has no answer '{YamlTree.Shown(given.Value)}'.",
                complaints.DidYouMean(given.Value, question.Answers.Select(a => a.Id)) ?? (question.Answers.IsEmpty ? "It asks for a day or a number without bins." : $"There are {string.Join(", ", question.Answers.Select(a => a.Id))}."));
    }

    private IEnumerable<YamlNode.Entry> Named(Fields root, string key, string what, HashSet<string> names)
    {
        foreach (YamlNode.Entry entry in Entries(root, key))
        {
            Identifiers.Check(entry.Key, what, complaints);
            names.Add(entry.Key.Value);
            yield return entry;
        }
    }

    private ImmutableArray<YamlNode.Entry> Entries(Fields root, string key) =>
        root[key] is YamlNode.Mapping known ? complaints.TooMany(known.Entries.Length, MaxEntries, $"entries under '{key}'", root.Key(key).Span) ? [] : known.Entries
        : root[key] is YamlNode node ? Fields.AsMapping(node, root.Key(key).Span, $"'{key}'", complaints)?.Entries ?? [] : [];
}
