using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Cases;

/// <summary>Reads the preferences of a conflict or of an overlay.</summary>
internal sealed class PreferenceBinder(EvidenceBinder evidence, Complaints complaints)
{
    /// <summary>The draft in which every decision maker named has a whole new preference.</summary>
    public Draft WithPreferences(Draft draft, YamlNode.Mapping holders)
    {
        ImmutableArray<PreferenceDraft?>.Builder preferences = draft.Preferences.ToBuilder();
        string where = draft.Graph is null ? "options" : "moves";
        foreach (YamlNode.Entry entry in holders.Entries)
        {
            PreferenceDraft? preference = Preference(draft, entry);
            if (draft.Options.Owner(entry.Key.Value) is DecisionMaker holder)
                preferences[holder.Index] = preference;
            else
                complaints.Error(
                    Codes.UnknownParty, entry.Key.Span, $"'{YamlTree.Shown(entry.Key.Value)}' has a preference and is not under '{where}'.",
                    complaints.DidYouMean(entry.Key.Value, draft.DecisionMakers.Select(d => d.Id)) ?? $"A decision maker without {where} is written as 'name: {{}}' under '{where}'.");
        }
        return draft with { Preferences = preferences.ToImmutable() };
    }

    private PreferenceDraft Preference(Draft draft, YamlNode.Entry entry)
    {
        string what = $"The preference of '{YamlTree.Shown(entry.Key.Value)}'";
        // A preference with an error counts as given, so that its absence is not reported on top.
        if (Fields.Of(entry.Value, entry.Key, what, CaseKeys.Preference, complaints) is not Fields fields)
            return new(entry.Key, null, []);
        ImmutableArray<string> because = evidence.Because(fields);
        int before = complaints.Errors;
        OrderBinder orders = new(draft, evidence, complaints);
        OrderDraft? order = orders.Order(fields, CaseKeys.Orders);
        if (order is OrderDraft.Candidates && (fields.Stands("unknown") || fields.Stands("certainty")))
            complaints.Error(
                Codes.ConflictingKeys, entry.Key.Span, $"{what} has several candidates, and pairs of states beside them.",
                "Where candidates disagree, the pair is unknown already; keep either the candidates or the pairs.");
        PreferenceDraft whole = new(entry.Key, order, because)
        {
            Unknown = Unknown(fields),
            Certainty = Certainty(fields),
            Threshold = orders.Number(fields, "threshold", n => n is > 0 and <= 1, "a number above 0 and at most 1"),
            Anticipation = orders.Number(fields, "anticipation", n => n is >= 0 and <= 1, "a number from 0 to 1"),
        };
        return complaints.Errors == before ? whole : new(entry.Key, null, because);
    }

    private ImmutableArray<(PlacedText, ImmutableArray<string>)> Unknown(Fields fields)
    {
        if (fields["unknown"] is not YamlNode node)
            return [];
        ImmutableArray<(PlacedText, ImmutableArray<string>)>.Builder pairs = ImmutableArray.CreateBuilder<(PlacedText, ImmutableArray<string>)>();
        foreach (YamlNode item in Fields.AsList(node, "'unknown'", complaints))
            if (evidence.Backed(item, "pair", "An entry of 'unknown'") is ({ } words, Ground ground) && Fields.AsText(words, "An entry of 'unknown'", complaints) is PlacedText pair)
                pairs.Add((pair, ground.Because));
        return pairs.ToImmutable();
    }

    private ImmutableArray<(PlacedText, double, double, ImmutableArray<string>)> Certainty(Fields fields)
    {
        if (fields["certainty"] is not YamlNode node
            || Fields.AsMapping(node, fields.Key("certainty").Span, "'certainty'", complaints) is not YamlNode.Mapping mapping)
            return [];
        ImmutableArray<(PlacedText, double, double, ImmutableArray<string>)>.Builder pairs = ImmutableArray.CreateBuilder<(PlacedText, double, double, ImmutableArray<string>)>();
        foreach (YamlNode.Entry entry in mapping.Entries)
            if (evidence.Backed(entry.Value, "degree", $"The certainty of '{YamlTree.Shown(entry.Key.Value)}'") is ({ } degree, Ground ground)
                && Fields.AsText(degree, $"The certainty of '{YamlTree.Shown(entry.Key.Value)}'", complaints) is PlacedText text
                && PairReader.Degree(text, complaints) is var (low, high))
                pairs.Add((entry.Key, low, high, ground.Because));
        return pairs.ToImmutable();
    }
}
