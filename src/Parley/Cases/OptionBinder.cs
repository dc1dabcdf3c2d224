using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Cases;

/// <summary>Reads what each decision maker can do: options, options with levels, and options of several owners.</summary>
internal sealed class OptionBinder(ImmutableArray<Party> parties, EvidenceBinder evidence, Complaints complaints)
{
    /// <summary>How many levels an option may have.</summary>
    public const int MaxLevels = 32;

    /// <summary>The decision makers in the order of the parties; options are numbered as the file lists them.</summary>
    public ImmutableArray<DecisionMaker> DecisionMakers(YamlNode.Mapping owners)
    {
        ImmutableArray<(int Index, string Name)> places = OwnerNames.InOrder(owners.Entries.Select(e => e.Key), parties, "options", complaints);
        Dictionary<string, int> indexOf = owners.Entries.Select((e, k) => (e.Key.Value, places[k].Index)).ToDictionary(p => p.Value, p => p.Index);
        DecisionMaker[] decisionMakers = new DecisionMaker[places.Length];
        int next = 0;
        for (int k = 0; k < places.Length; k++)
        {
            YamlNode.Entry owner = owners.Entries[k];
            List<Option> options = [];
            if (owner.Value is not YamlNode.Scalar { IsNull: true }
                && Fields.AsMapping(owner.Value, owner.Key.Span, $"The options of '{YamlTree.Shown(owner.Key.Value)}'", complaints) is YamlNode.Mapping mapping)
                foreach (YamlNode.Entry entry in mapping.Entries)
                {
                    Identifiers.Check(entry.Key, "The option", complaints);
                    options.AddRange(Options(entry, next, owner.Key.Value, indexOf));
                    next = options[^1].Index + 1;
                }
            decisionMakers[places[k].Index] = new(places[k].Index, owner.Key.Value, places[k].Name, [.. options]);
        }
        return [.. decisionMakers];
    }

    // At least one option, whatever is wrong with the entry, so that formulas which name it are not complained about too.
    private IEnumerable<Option> Options(YamlNode.Entry entry, int index, string owner, Dictionary<string, int> indexOf)
    {
        string id = entry.Key.Value;
        int ownerIndex = indexOf[owner];
        if (entry.Value is YamlNode.Scalar { IsNull: false } plain)
            return [new(index, id, plain.Text.Value, ownerIndex) { Ground = new([], entry.Key.Span) }];
        if (Fields.Of(entry.Value, entry.Key, $"The option '{YamlTree.Shown(id)}'", CaseKeys.Option, complaints) is not Fields fields)
            return [new(index, id, id, ownerIndex)];
        string name = fields.Text("name") ?? id;
        Direction direction = fields.PlacedText("irreversible") switch
        {
            null => Direction.Both,
            { Value: "backward" } => Direction.BackwardOnly,
            PlacedText text => Fields.AsBool(text, "'irreversible'", complaints) == true ? Direction.ForwardOnly : Direction.Both,
        };
        Sharing? sharing = Sharing(fields, owner, indexOf);
        Ground ground = evidence.Ground(fields, entry.Key.Span);
        return fields.Stands("levels") && Levels(fields) is ImmutableArray<string> levels
            ? new LevelScale(id, name, levels, direction).Options(index, ownerIndex, sharing).Select(o => o with { Ground = ground })
            : [new(index, id, name, ownerIndex, direction) { Sharing = sharing, Ground = ground }];
    }

    private ImmutableArray<string>? Levels(Fields fields)
    {
        int before = complaints.Errors;
        ImmutableArray<PlacedText> levels = fields.Texts("levels");
        SourceSpan place = fields.Key("levels").Span;
        HashSet<string> seen = [];
        foreach (PlacedText level in levels)
        {
            Identifiers.Check(level, "The level", complaints);
            if (!seen.Add(level.Value))
                complaints.Error(Codes.BadLevels, level.Span, $"{fields.What} has the level '{YamlTree.Shown(level.Value)}' twice.", "Give each level a name of its own.");
        }
        if (complaints.Errors == before && levels.Length < 2)
            complaints.Error(Codes.BadLevels, place, $"{fields.What} has fewer than two levels.", "Name the levels from the lowest to the highest: [none, partial, full].");
        return !complaints.TooMany(levels.Length, MaxLevels, "levels", place) && complaints.Errors == before ? [.. levels.Select(l => l.Value)] : null;
    }

    private Sharing? Sharing(Fields fields, string owner, Dictionary<string, int> indexOf)
    {
        string? moves = fields.Choice("moves", CaseKeys.SharedMoves);
        if (!fields.Stands("shared"))
        {
            if (fields.Stands("moves"))
                complaints.Error(Codes.BadSharing, fields.Key("moves").Span, $"{fields.What} says how several owners move, and is not shared.", "Add 'shared' with the owners, or remove 'moves'.");
            return null;
        }
        int before = complaints.Errors;
        if (!fields.Stands("moves"))
            complaints.Error(Codes.MissingKey, fields.Key("shared").Span, $"{fields.What} is shared and needs the key 'moves'.", "Write 'moves: any' when each owner may change it alone, 'moves: jointly' when only all together.");
        SortedSet<int> owners = [];
        foreach (PlacedText name in fields.Texts("shared"))
            if (!indexOf.TryGetValue(name.Value, out int index))
                complaints.Error(
                    Codes.UnknownParty, name.Span, $"'{YamlTree.Shown(name.Value)}' shares an option and is not under 'options'.",
                    complaints.DidYouMean(name.Value, indexOf.Keys) ?? "A decision maker without options of its own is written as 'name: {}' under 'options'.");
            else if (!owners.Add(index))
                complaints.Warning(Codes.ListedTwice, name.Span, $"'{YamlTree.Shown(name.Value)}' stands twice among the owners.", "Remove one.");
        if (complaints.Errors == before && (owners.Count < 2 || !owners.Contains(indexOf[owner])))
            complaints.Error(
                Codes.BadSharing, fields.Key("shared").Span,
                owners.Count < 2 ? $"{fields.What} is shared by fewer than two decision makers." : $"{fields.What} stands under '{YamlTree.Shown(owner)}', who is not among those who share it.",
                $"List all owners, '{YamlTree.Shown(owner)}' among them.");
        return complaints.Errors == before && moves is not null ? new([.. owners], moves == "jointly" ? SharedMoves.Jointly : SharedMoves.Any) : null;
    }
}
