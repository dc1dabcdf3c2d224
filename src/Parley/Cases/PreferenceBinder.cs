using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>Reads the preferences of a conflict or of an overlay.</summary>
internal sealed class PreferenceBinder(EvidenceBinder evidence, Complaints complaints)
{
    /// <summary>The draft in which every decision maker named has a whole new preference.</summary>
    public Draft WithPreferences(Draft draft, YamlNode.Mapping holders)
    {
        ImmutableArray<PreferenceDraft?>.Builder preferences = draft.Preferences.ToBuilder();
        foreach (YamlNode.Entry entry in holders.Entries)
        {
            PreferenceDraft? preference = Preference(draft, entry);
            if (draft.Options.Owner(entry.Key.Value) is DecisionMaker holder)
                preferences[holder.Index] = preference;
            else
                complaints.Error(
                    Codes.UnknownParty, entry.Key.Span, $"'{YamlTree.Shown(entry.Key.Value)}' has a preference and is not under 'options'.",
                    complaints.DidYouMean(entry.Key.Value, draft.DecisionMakers.Select(d => d.Id)) ?? "A decision maker without options is written as 'name: {}' under 'options'.");
        }
        return draft with { Preferences = preferences.ToImmutable() };
    }

    private PreferenceDraft Preference(Draft draft, YamlNode.Entry entry)
    {
        // A preference with an error counts as given, so that its absence is not reported on top.
        PreferenceDraft broken = new(entry.Key, null, null, []);
        string what = $"The preference of '{YamlTree.Shown(entry.Key.Value)}'";
        if (Fields.Of(entry.Value, entry.Key, what, CaseKeys.Preference, complaints) is not Fields fields)
            return broken;
        ImmutableArray<string> because = evidence.Because(fields);
        bool statements = fields.Stands("statements"), ranking = fields.Stands("ranking");
        if (statements && ranking)
            complaints.Error(Codes.ConflictingKeys, entry.Key.Span, $"{what} has both statements and a ranking.", "Keep one of the two.");
        else if (!statements && !ranking)
            complaints.Error(Codes.MissingKey, entry.Key.Span, $"{what} needs the key 'statements' or 'ranking'.");
        else if (ranking)
            return new(entry.Key, null, fields.PlacedText("ranking"), because);
        else if (fields["statements"] is YamlNode node)
            return new(entry.Key, Statements(draft, node), null, because);
        return broken;
    }

    private ImmutableArray<Statement>? Statements(Draft draft, YamlNode node)
    {
        int before = complaints.Errors;
        ImmutableArray<Statement>.Builder list = ImmutableArray.CreateBuilder<Statement>();
        HashSet<Formula> seen = [];
        foreach (YamlNode item in Fields.AsList(node, "'statements'", complaints))
        {
            if (Fields.AsText(item, "A statement", complaints) is not PlacedText text || FormulaReader.Read(text, draft.Options, complaints) is not Formula formula)
                continue;
            if (!seen.Add(formula))
                complaints.Warning(Codes.DuplicateStatement, text.Span, $"The statement '{YamlTree.Shown(text.Value)}' stands above already; it has no effect here.", "Remove it.");
            list.Add(new(formula, text.Value.Trim(), text.Span));
        }
        return complaints.Errors == before ? list.ToImmutable() : null;
    }
}
