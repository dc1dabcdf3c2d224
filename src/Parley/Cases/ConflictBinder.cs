using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>Reads the conflict of a case, and what an overlay says instead.</summary>
internal sealed class ConflictBinder(ImmutableArray<Party> parties, EvidenceBinder evidence, Complaints complaints)
{
    /// <summary>How many decision makers a conflict may have.</summary>
    public const int MaxDecisionMakers = 1000;

    /// <summary>Reads <c>conflict</c>; null when not even the options could be read.</summary>
    public Draft? Conflict(YamlNode node, PlacedText place)
    {
        if (Fields.Of(node, place, "'conflict'", CaseKeys.Conflict, complaints) is not Fields fields
            || fields.Required("options") is not YamlNode options
            || Fields.AsMapping(options, fields.Key("options").Span, "'options'", complaints) is not YamlNode.Mapping owners)
            return null;
        if (complaints.TooMany(owners.Entries.Length, MaxDecisionMakers, "decision makers", fields.Key("options").Span))
            return null;
        ImmutableArray<DecisionMaker> decisionMakers = DecisionMakers(owners);
        int count = decisionMakers.Sum(d => d.Options.Length);
        if (count > State.MaxOptions)
        {
            complaints.Error(Codes.TooManyOptions, fields.Key("options").Span, $"The conflict has {count} options; at most {State.MaxOptions} are possible.", "Drop options that no preference and no rule mentions.");
            return null;
        }
        if (count == 0)
        {
            complaints.Error(Codes.NoOptions, fields.Key("options").Span, "The conflict has no option; at least one was expected.");
            return null;
        }
        Draft draft = new()
        {
            Place = place,
            DecisionMakers = decisionMakers,
            Options = new OptionNames(decisionMakers),
            Preferences = [.. decisionMakers.Select(_ => (PreferenceDraft?)null)],
        };
        return WithParts(draft, fields);
    }

    /// <summary>The draft with every part replaced that the keys of a conflict or an overlay give.</summary>
    public Draft WithParts(Draft draft, Fields fields)
    {
        RuleBinder rules = new(draft.Options, evidence, complaints);
        if (fields["infeasible"] is YamlNode infeasible)
        {
            (ImmutableArray<Rule> list, bool sound) = rules.Rules(infeasible);
            draft = draft with { Rules = list, RulesAreSound = sound };
        }
        if (fields["in-force"] is YamlNode switches)
            draft = draft with { Rules = rules.Switched(draft.Rules, switches) };
        if (fields["hidden"] is YamlNode hidden)
            draft = HypergameBinder.WithHidden(draft, hidden, complaints);
        if (fields["status-quo"] is YamlNode place && StatusQuo(draft, place) is State state)
            draft = draft with { StatusQuo = (state, place.Span) };
        if (fields["indistinguishable"] is YamlNode same)
            draft = draft with { Indistinguishable = Indistinguishable(draft, same) };
        if (fields["preferences"] is YamlNode preferences
            && Fields.AsMapping(preferences, fields.Key("preferences").Span, "'preferences'", complaints) is YamlNode.Mapping holders)
            draft = new PreferenceBinder(evidence, complaints).WithPreferences(draft, holders);
        return draft;
    }

    private ImmutableArray<DecisionMaker> DecisionMakers(YamlNode.Mapping owners)
    {
        // Options are numbered as the file lists them; decision makers stand in the order of the parties.
        List<(string Id, string Name, int Rank, List<(PlacedText Id, string Name, Direction Direction, int Index)> Options)> list = [];
        Dictionary<string, int> ranks = [];
        for (int k = 0; k < parties.Length; k++)
            ranks.Add(parties[k].Id, k);
        int index = 0;
        foreach (YamlNode.Entry owner in owners.Entries)
        {
            string id = owner.Key.Value;
            if (!ranks.TryGetValue(id, out int rank))
            {
                rank = parties.Length;
                complaints.Error(
                    Codes.UnknownParty, owner.Key.Span, $"'{YamlTree.Shown(id)}' has options and is not under 'parties'.",
                    complaints.DidYouMean(id, parties.Select(p => p.Id)) ?? "Add it under 'parties'.");
            }
            List<(PlacedText, string, Direction, int)> options = [];
            if (owner.Value is not YamlNode.Scalar { IsNull: true }
                && Fields.AsMapping(owner.Value, owner.Key.Span, $"The options of '{YamlTree.Shown(id)}'", complaints) is YamlNode.Mapping mapping)
                foreach (YamlNode.Entry option in mapping.Entries)
                {
                    Identifiers.Check(option.Key, "The option", complaints);
                    (string name, Direction direction) = Option(option);
                    options.Add((option.Key, name, direction, index++));
                }
            list.Add((id, rank < parties.Length ? parties[rank].Name : id, rank, options));
        }
        return
        [
            .. list.OrderBy(o => o.Rank).Select((o, i) => new DecisionMaker(
                i, o.Id, o.Name, [.. o.Options.Select(p => new Option(p.Index, p.Id.Value, p.Name, i, p.Direction))])),
        ];
    }

    private (string Name, Direction Direction) Option(YamlNode.Entry entry)
    {
        string id = entry.Key.Value;
        if (entry.Value is YamlNode.Scalar { IsNull: false } name)
            return (name.Text.Value, Direction.Both);
        if (Fields.Of(entry.Value, entry.Key, $"The option '{YamlTree.Shown(id)}'", CaseKeys.Option, complaints) is not Fields fields)
            return (id, Direction.Both);
        Direction direction = fields.PlacedText("irreversible") switch
        {
            null => Direction.Both,
            { Value: "backward" } => Direction.BackwardOnly,
            PlacedText text => Fields.AsBool(text, "'irreversible'", complaints) == true ? Direction.ForwardOnly : Direction.Both,
        };
        return (fields.Text("name") ?? id, direction);
    }

    private State? StatusQuo(Draft draft, YamlNode node)
    {
        int m = draft.DecisionMakers.Sum(d => d.Options.Length);
        if (node is YamlNode.Scalar { Text: PlacedText word })
        {
            if (State.TryParseYn(word.Value, out State state) && word.Value.Length == m)
                return state;
            complaints.Error(
                Codes.BadStateText, node.Span, $"'{YamlTree.Shown(word.Value)}' is no state; a list of options or a word of {m} letters Y and N was expected.",
                "Write the options taken in brackets: [a, b].");
            return null;
        }
        State taken = default;
        int before = complaints.Errors;
        foreach (YamlNode item in Fields.AsList(node, "'status-quo'", complaints))
            if (Fields.AsText(item, "An entry of 'status-quo'", complaints) is PlacedText reference
                && draft.Options.Find(reference.Value.Trim(), reference.Span, complaints) is Option option)
            {
                if (taken.Takes(option))
                    complaints.Warning(Codes.ListedTwice, reference.Span, $"The option '{reference.Value}' stands twice in the status quo.", "Remove one.");
                taken = taken.With(option.Index, true);
            }
        return complaints.Errors == before ? taken : null;
    }

    private ImmutableArray<(Formula, SourceSpan)> Indistinguishable(Draft draft, YamlNode node)
    {
        ImmutableArray<(Formula, SourceSpan)>.Builder list = ImmutableArray.CreateBuilder<(Formula, SourceSpan)>();
        foreach (YamlNode item in Fields.AsList(node, "'indistinguishable'", complaints))
            if (Fields.AsText(item, "An entry of 'indistinguishable'", complaints) is PlacedText text
                && FormulaReader.Read(text, draft.Options, complaints) is Formula formula)
                list.Add((formula, text.Span));
        return list.ToImmutable();
    }
}
