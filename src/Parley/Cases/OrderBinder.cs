using System.Collections.Immutable;
using System.Globalization;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Cases;

/// <summary>Reads how a preference orders the states: by statements, a ranking, weights of options, or several candidates.</summary>
internal sealed class OrderBinder(Draft draft, EvidenceBinder evidence, Complaints complaints)
{
    /// <summary>How many candidate orders one decision maker may have; each is a whole ranking in memory.</summary>
    public const int MaxCandidates = 200;

    /// <summary>The one order a mapping states; null after a complaint.</summary>
    /// <param name="fields">The mapping.</param>
    /// <param name="keys">The keys of which one must stand there.</param>
    public OrderDraft? Order(Fields fields, ImmutableArray<string> keys)
    {
        string[] given = [.. keys.Where(fields.Stands)];
        if (given.Length > 1)
            complaints.Error(
                Codes.ConflictingKeys, fields.Place.Span, $"{fields.What} has both '{given[0]}' and '{given[1]}'.",
                keys.Contains("candidates") ? "Keep one of the two; several orders of one decision maker stand under 'candidates'." : "Keep one of the two.");
        else if (given.Length == 0)
            complaints.Error(Codes.MissingKey, fields.Place.Span, $"{fields.What} needs one of the keys {string.Join(", ", keys.Select(k => $"'{k}'"))}.");
        else if (fields[given[0]] is YamlNode node)
            return given[0] switch
            {
                "statements" => Statements(node),
                "ranking" => Ranking(node),
                "weights" => Weights(node, fields.Key("weights")),
                _ => Candidates(node, fields.Key("candidates")),
            };
        return null;
    }

    /// <summary>A number that stands behind a key; null when it does not stand there, or after a complaint.</summary>
    public double? Number(Fields fields, string key, Func<double, bool> fits, string expected)
    {
        if (fields.PlacedText(key) is not PlacedText text)
            return null;
        if (double.TryParse(text.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number)
            && fits(number))
            return number;
        complaints.Error(Codes.BadNumber, text.Span, $"'{key}' is {expected}; '{YamlTree.Shown(text.Value)}' is none.");
        return null;
    }

    private OrderDraft.Statements? Statements(YamlNode node)
    {
        int before = complaints.Errors;
        ImmutableArray<Statement>.Builder list = ImmutableArray.CreateBuilder<Statement>();
        HashSet<Formula> seen = [];
        foreach (YamlNode item in Fields.AsList(node, "'statements'", complaints))
        {
            if (evidence.Backed(item, "statement", "A statement") is not ({ } words, Ground ground)
                || Fields.AsText(words, "A statement", complaints) is not PlacedText text || FormulaReader.Read(text, draft.Options, complaints) is not Formula formula)
                continue;
            if (!seen.Add(formula))
                complaints.Warning(Codes.DuplicateStatement, text.Span, $"The statement '{YamlTree.Shown(text.Value)}' stands above already; it has no effect here.", "Remove it.");
            list.Add(new(formula, text.Value.Trim(), text.Span) { Because = ground.Because });
        }
        return complaints.Errors == before ? new(list.ToImmutable()) : null;
    }

    // Several rankings under the one key are candidates.
    private OrderDraft? Ranking(YamlNode node)
    {
        if (node is not YamlNode.Sequence list)
            return Fields.AsText(node, "'ranking'", complaints) is PlacedText text ? new OrderDraft.Ranking(text) : null;
        ImmutableArray<OrderDraft> rankings =
        [
            .. list.Items.Take(MaxCandidates + 1).Select(item => Fields.AsText(item, "An entry of 'ranking'", complaints)).OfType<PlacedText>().Select(text => new OrderDraft.Ranking(text)),
        ];
        return Several(list, rankings, [], new(node.Span.Start, 1), "ranking");
    }

    private OrderDraft.Weights? Weights(YamlNode node, PlacedText key)
    {
        if (Fields.AsMapping(node, key.Span, "'weights'", complaints) is not YamlNode.Mapping mapping)
            return null;
        int before = complaints.Errors;
        decimal[] weights = new decimal[draft.DecisionMakers.Sum(d => d.Options.Length)];
        ImmutableArray<string>[] grounds = [.. weights.Select(_ => ImmutableArray<string>.Empty)];
        HashSet<int> seen = [];
        foreach (YamlNode.Entry entry in mapping.Entries)
        {
            (bool sound, Option? option) = ChoiceReader.Read(entry.Key, draft.Options, complaints);
            if (sound && option is null)
                complaints.Error(Codes.UnknownLevel, entry.Key.Span, "The lowest level has no weight of its own; it counts as 0.", "Give weights to the levels above it.");
            if (option is not null && !seen.Add(option.Index))
                complaints.Error(Codes.DuplicateKey, entry.Key.Span, $"The option '{YamlTree.Shown(entry.Key.Value)}' has a weight already.", "Remove one.");
            if (evidence.Backed(entry.Value, "weight", $"The weight of '{YamlTree.Shown(entry.Key.Value)}'") is not ({ } number, Ground ground)
                || Fields.AsText(number, $"The weight of '{YamlTree.Shown(entry.Key.Value)}'", complaints) is not PlacedText text)
                continue;
            // The bound keeps sums of 128 weights exact and within a decimal.
            if (!decimal.TryParse(text.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal weight)
                || Math.Abs(weight) > 1_000_000_000 || decimal.Round(weight, 9) != weight)
                complaints.Error(Codes.BadNumber, text.Span, $"'{YamlTree.Shown(text.Value)}' is no weight; a number up to a thousand million with at most nine decimals was expected.");
            else if (option is not null)
                (weights[option.Index], grounds[option.Index]) = (weight, ground.Because);
        }
        return complaints.Errors == before ? new([.. weights], Array.TrueForAll(grounds, g => g.IsEmpty) ? [] : [.. grounds]) : null;
    }

    private OrderDraft.Candidates? Candidates(YamlNode node, PlacedText key)
    {
        int before = complaints.Errors;
        ImmutableArray<OrderDraft>.Builder orders = ImmutableArray.CreateBuilder<OrderDraft>();
        List<(double? Share, SourceSpan Place)> shares = [];
        ImmutableArray<YamlNode> items = Fields.AsList(node, "'candidates'", complaints);
        foreach (YamlNode item in items.Take(MaxCandidates + 1))
        {
            PlacedText place = new("", new(item.Span.Start, Math.Min(1, item.Span.Length)), -1);
            if (Fields.Of(item, place, "A candidate", CaseKeys.Candidate, complaints) is not Fields fields)
                continue;
            ImmutableArray<string> because = evidence.Because(fields);
            if (Order(fields, CaseKeys.Orders.Remove("candidates")) is OrderDraft order)
            {
                orders.Add(order with { Because = because });
                if (order is OrderDraft.Candidates)
                    complaints.Error(Codes.WrongShape, place.Span, "A candidate has one ranking; a list stands here.", "Write each ranking as a candidate of its own.");
            }
            shares.Add((Number(fields, "weight", n => n > 0 && double.IsFinite(n), "a number above 0"), place.Span));
        }
        if (complaints.Errors == before && shares.Exists(s => s.Share is null) && shares.Exists(s => s.Share is not null))
            complaints.Error(
                Codes.CandidateWeightMissing, shares.First(s => s.Share is null).Place, "Other candidates have a weight and this one has none.",
                "Give a weight to all of them, or to none.");
        if (complaints.Errors != before)
            return null;
        return Several(node, orders.ToImmutable(), [.. shares.Select(s => s.Share).OfType<double>()], key.Span, "candidates");
    }

    private OrderDraft.Candidates? Several(YamlNode node, ImmutableArray<OrderDraft> orders, ImmutableArray<double> shares, SourceSpan place, string key)
    {
        int count = node is YamlNode.Sequence list ? list.Items.Length : 0;
        if (complaints.TooMany(count, MaxCandidates, $"orders under '{key}'", place))
            return null;
        if (node is YamlNode.Sequence && count == 0)
            complaints.Error(Codes.EmptyValue, place, $"'{key}' lists nothing; at least one order was expected.");
        return count > 0 && orders.Length == count ? new(orders, shares) : null;
    }
}
