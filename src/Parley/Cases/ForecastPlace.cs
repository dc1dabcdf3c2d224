using System.Collections.Immutable;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>What the readers of forecasts need to know about the case they stand in.</summary>
/// <param name="Claims">Ids of the claims.</param>
/// <param name="Perspectives">Ids of the perspectives.</param>
/// <param name="Options">How options are named; null where the conflict has none.</param>
/// <param name="Scale">What words of certainty mean.</param>
/// <param name="Complaints">Where to complain.</param>
internal sealed record ForecastPlace(
    ImmutableArray<string> Claims, ImmutableArray<string> Perspectives, OptionNames? Options, CertaintyScale Scale, Complaints Complaints)
{
    /// <summary>The claims that something rests on; each must exist.</summary>
    public ImmutableArray<string> Because(Fields fields)
    {
        ImmutableArray<PlacedText> keys = fields.Texts("because");
        foreach (PlacedText key in keys)
            if (!Claims.Contains(key.Value))
                Complaints.Error(
                    Codes.UnknownClaim, key.Span, $"There is no claim '{YamlTree.Shown(key.Value)}' under 'evidence'.", Complaints.DidYouMean(key.Value, Claims));
        return [.. keys.Select(k => k.Value)];
    }

    /// <summary>The value of a key as a day.</summary>
    public DateOnly? Day(Fields fields, string key) => fields.PlacedText(key) is PlacedText text ? ForecastNumbers.Day(text, $"'{key}'", Complaints) : null;

    /// <summary>Which of several keys stands in a mapping: exactly one may.</summary>
    public string? One(Fields fields, ImmutableArray<string> among, string code, string what)
    {
        string[] standing = [.. among.Where(fields.Stands)];
        if (standing.Length == 1)
            return standing[0];
        Complaints.Error(
            code, standing.Length == 0 ? fields.Place.Span : fields.Key(standing[1]).Span,
            standing.Length == 0 ? $"{fields.What} does not say {what}." : $"{fields.What} says {what} twice: {string.Join(", ", standing.Select(s => $"'{s}'"))}.",
            standing.Length == 0 ? $"Add one of {string.Join(", ", among)}." : "Keep one of them.");
        return null;
    }

    /// <summary>The index of an answer; null when there is none of that id, which has been complained about then.</summary>
    public int? Answer(ForecastQuestion question, PlacedText text)
    {
        int k = question.IndexOf(text.Value);
        if (k >= 0)
            return k;
        Complaints.Error(
            ForecastCodes.UnknownAnswer, text.Span, $"'{YamlTree.Shown(text.Value)}' is no answer of the question '{YamlTree.Shown(question.Id)}'.",
            Complaints.DidYouMean(text.Value, question.Answers.Select(a => a.Id))
                ?? (question.Answers.IsEmpty ? "The question has no list of answers." : $"Its answers: {string.Join(", ", question.Answers.Select(a => a.Id))}."));
        return null;
    }

    /// <summary>One number for each answer of a question, from a mapping; null when something is wrong with it.</summary>
    public ImmutableArray<double>? Shares(ForecastQuestion question, YamlNode node, PlacedText place, string what)
    {
        if (Fields.AsMapping(node, place.Span, what, Complaints) is not YamlNode.Mapping mapping)
            return null;
        int before = Complaints.Errors;
        double?[] shares = new double?[question.Answers.Length];
        foreach (YamlNode.Entry entry in mapping.Entries)
        {
            int? k = Answer(question, entry.Key);
            double? share = Fields.AsText(entry.Value, $"The probability of '{YamlTree.Shown(entry.Key.Value)}'", Complaints) is PlacedText text
                ? ForecastNumbers.Probability(text, $"The probability of '{YamlTree.Shown(entry.Key.Value)}'", Complaints) : null;
            if (k is int index)
                shares[index] = share ?? 0;
        }
        if (Complaints.Errors > before)
            return null;
        string[] missing = [.. question.Answers.Where((_, k) => shares[k] is null).Select(a => a.Id)];
        if (missing.Length > 0)
        {
            Complaints.Error(
                ForecastCodes.ProbabilityMissing, place.Span, $"{what} gives no probability for {string.Join(", ", missing.Select(m => $"'{YamlTree.Shown(m)}'"))}.",
                $"Write '{missing[0]}: 0' if it is held impossible.");
            return null;
        }
        return [.. shares.Select(s => s!.Value)];
    }

    /// <summary>Complains when shares do not sum to 1; a sum that rounding explains is only remarked.</summary>
    /// <remarks>Rounded to whole per cents, each of K shares is off by at most half of one.</remarks>
    public bool SumsToOne(ImmutableArray<double> shares, SourceSpan span, string what)
    {
        double sum = shares.Sum(), rounding = 0.005 * shares.Length;
        if (Math.Abs(sum - 1) < 1e-9)
            return true;
        if (Math.Abs(sum - 1) <= rounding + 1e-9)
        {
            Complaints.Hint(ForecastCodes.Renormalized, span, $"{what} sums to {sum:0.####}, as rounded numbers do; it is kept as written and brought to a sum of 1 before scoring.");
            return true;
        }
        Complaints.Error(ForecastCodes.SumIsNotOne, span, $"{what} sums to {sum:0.####}; 1 was expected.");
        return false;
    }
}
