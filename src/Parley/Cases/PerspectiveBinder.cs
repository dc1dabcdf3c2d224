using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>Reads the rival views: overlays that repeat only what differs from the base conflict.</summary>
internal sealed class PerspectiveBinder(
    Draft? whole, ConflictBinder binder, ConflictAssembly assembly, BargainingProblem? bargaining, BargainingBinder numbers, EvidenceBinder evidence, Complaints complaints)
{
    /// <summary>How many perspectives a case may have; each is a whole conflict in memory.</summary>
    public const int MaxPerspectives = 200;

    private HashSet<string> partsWritten = [];

    /// <summary>Every perspective as a complete conflict.</summary>
    public ImmutableArray<Perspective> Perspectives(Fields root)
    {
        ImmutableArray<Perspective>.Builder perspectives = ImmutableArray.CreateBuilder<Perspective>();
        List<(PlacedText Place, Draft Draft)> drafts = [];
        partsWritten = [.. ((string[])["conflict", "bargaining"]).Where(root.Stands)];
        if (root["perspectives"] is YamlNode node
            && Fields.AsMapping(node, root.Key("perspectives").Span, "'perspectives'", complaints) is YamlNode.Mapping mapping
            && !complaints.TooMany(mapping.Entries.Length, MaxPerspectives, "perspectives", root.Key("perspectives").Span))
            foreach (YamlNode.Entry entry in mapping.Entries)
            {
                string id = entry.Key.Value;
                Identifiers.Check(entry.Key, "The perspective", complaints);
                if (Fields.Of(entry.Value, entry.Key, $"The perspective '{YamlTree.Shown(id)}'", CaseKeys.Perspective, complaints) is not Fields fields)
                    continue;
                Draft? draft = whole;
                if (fields["conflict"] is YamlNode overlay
                    && IsThere(whole, "conflict", fields)
                    && Fields.Of(overlay, fields.Key("conflict"), $"The conflict of the perspective '{YamlTree.Shown(id)}'", CaseKeys.Overlay, complaints) is Fields parts)
                    draft = binder.WithParts(whole!, parts);
                BargainingProblem? own = bargaining;
                if (fields["bargaining"] is YamlNode differing
                    && IsThere(bargaining, "bargaining", fields)
                    && Fields.Of(differing, fields.Key("bargaining"), $"The bargaining part of the perspective '{YamlTree.Shown(id)}'", BargainingKeys.Overlay, complaints) is Fields changes)
                    own = numbers.Overlaid(bargaining!, changes);
                if (draft is not null)
                    drafts.Add((entry.Key, draft));
                perspectives.Add(new(
                    id, fields.Text("name") ?? id, fields.Text("held-by"), fields.Text("note"),
                    draft is null ? Conflict.None : assembly.Assemble(draft, whole, entry.Key), evidence.Because(fields)) { Span = entry.Key.Span, Bargaining = own });
            }
        CheckPreferences(drafts);
        return perspectives.ToImmutable();
    }

    // A part that the case has and that could not be read has been complained about.
    private bool IsThere(object? part, string key, Fields fields)
    {
        if (part is null && !partsWritten.Contains(key))
            complaints.Error(Codes.ConflictingKeys, fields.Key(key).Span, $"'{key}' stands under a perspective, and the case as written has none.", $"Write '{key}' at the top of the case first; a perspective repeats only what differs.");
        return part is not null;
    }

    // The base may leave a preference to the perspectives, but then each of them must give it.
    private void CheckPreferences(List<(PlacedText Place, Draft Draft)> drafts)
    {
        for (int i = 0; i < whole?.DecisionMakers.Length; i++)
        {
            if (whole.Preferences[i] is not null)
                continue;
            string holder = YamlTree.Shown(whole.DecisionMakers[i].Id);
            if (drafts.All(d => d.Draft.Preferences[i] is null))
                complaints.Error(
                    Codes.PreferenceMissing, whole.Place.Span, $"'{holder}' has no preference.",
                    $"Add '{holder}' under 'preferences'; 'statements: []' says that all states are equally good.");
            else
                foreach ((PlacedText place, Draft draft) in drafts)
                    if (draft.Preferences[i] is null)
                        complaints.Error(
                            Codes.PerspectivePreferenceMissing, place.Span,
                            $"'{holder}' has no preference in the perspective '{YamlTree.Shown(place.Value)}', nor in the base conflict.", $"Add '{holder}' under its 'preferences'.");
        }
    }
}
