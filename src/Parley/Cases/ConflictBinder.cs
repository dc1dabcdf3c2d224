using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Cases;

/// <summary>Reads the conflict of a case, and what an overlay says instead.</summary>
internal sealed class ConflictBinder(ImmutableArray<Party> parties, EvidenceBinder evidence, Complaints complaints)
{
    /// <summary>How many decision makers a conflict may have.</summary>
    public const int MaxDecisionMakers = 1000;

    /// <summary>Reads <c>conflict</c>; null when not even the options or the graph could be read.</summary>
    public Draft? Conflict(YamlNode node, PlacedText place)
    {
        if (Fields.Of(node, place, "'conflict'", CaseKeys.Conflict, complaints) is not Fields fields)
            return null;
        if (fields.Stands("graph"))
            return Graph(fields, place);
        if (fields.Required("options") is not YamlNode options
            || Fields.AsMapping(options, fields.Key("options").Span, "'options'", complaints) is not YamlNode.Mapping owners
            || complaints.TooMany(owners.Entries.Length, MaxDecisionMakers, "decision makers", fields.Key("options").Span))
            return null;
        ImmutableArray<DecisionMaker> decisionMakers = new OptionBinder(parties, evidence, complaints).DecisionMakers(owners);
        int count = decisionMakers.Sum(d => d.Options.Length);
        if (count > State.MaxOptions)
        {
            complaints.Error(
                Codes.TooManyOptions, fields.Key("options").Span, $"The conflict has {count} options; at most {State.MaxOptions} are possible.",
                "Drop options that no preference and no rule mentions; a scale of n levels counts as n - 1 options.");
            return null;
        }
        if (count == 0)
        {
            complaints.Error(Codes.NoOptions, fields.Key("options").Span, "The conflict has no option; at least one was expected.");
            return null;
        }
        return WithParts(Empty(decisionMakers, null, place), fields);
    }

    /// <summary>The draft with every part replaced that the keys of a conflict or an overlay give.</summary>
    public Draft WithParts(Draft draft, Fields fields)
    {
        if (draft.Graph is null)
            draft = WithPartsOverOptions(draft, fields);
        else if (CaseKeys.OverOptions.FirstOrDefault(fields.Stands) is string misplaced)
            complaints.Error(Codes.ConflictingKeys, fields.Key(misplaced).Span, $"'{misplaced}' stands beside a graph, which has no options.", "Say in the graph itself which states and moves there are.");
        if (fields["status-quo"] is YamlNode place)
            draft = WithStatusQuo(draft, place);
        if (fields["attitudes"] is YamlNode attitudes)
        {
            (ImmutableArray<ImmutableArray<Attitude>> rows, ImmutableArray<Ground> grounds) = new MoveBinder(draft.DecisionMakers, evidence, complaints).Attitudes(attitudes, fields.Key("attitudes").Span);
            draft = draft with { Attitudes = rows, Grounds = draft.Grounds with { Attitudes = grounds } };
        }
        if (fields["preferences"] is YamlNode preferences
            && Fields.AsMapping(preferences, fields.Key("preferences").Span, "'preferences'", complaints) is YamlNode.Mapping holders)
            draft = new PreferenceBinder(evidence, complaints).WithPreferences(draft, holders);
        return draft;
    }

    private Draft WithPartsOverOptions(Draft draft, Fields fields)
    {
        RuleBinder rules = new(draft.Options, evidence, complaints);
        if (fields["infeasible"] is YamlNode infeasible)
        {
            (ImmutableArray<Rule> list, bool sound) = rules.Rules(infeasible);
            draft = draft with { Rules = list, RulesAreSound = sound };
        }
        if (fields["in-force"] is YamlNode switches)
            draft = draft with { Rules = rules.Switched(draft.Rules, switches) };
        if (fields["transitions"] is YamlNode transitions)
            draft = draft with { Transitions = new MoveBinder(draft.DecisionMakers, evidence, complaints).Transitions(transitions, draft.Options) };
        if (fields["hidden"] is YamlNode hidden)
            draft = HypergameBinder.WithHidden(draft, hidden, evidence, complaints);
        if (fields["indistinguishable"] is YamlNode same)
        {
            (Formula Formula, SourceSpan Span, Ground Ground)[] merged = [.. Indistinguishable(draft, same)];
            draft = draft with
            {
                Indistinguishable = [.. merged.Select(m => (m.Formula, m.Span))],
                Grounds = draft.Grounds with { Indistinguishable = [.. merged.Select(m => m.Ground)] },
            };
        }
        return draft;
    }

    private Draft? Graph(Fields fields, PlacedText place)
    {
        PlacedText key = fields.Key("graph");
        if (fields["graph"] is not YamlNode node || Fields.Of(node, key, "'graph'", CaseKeys.Graph, complaints) is not Fields graph
            || new GraphBinder(parties, complaints).Graph(graph) is not var (decisionMakers, states))
            return null;
        Draft draft = WithParts(Empty(decisionMakers, states, place), fields);
        draft = draft with { Grounds = draft.Grounds with { Moves = evidence.Ground(graph, key.Span) } };
        if (graph["status-quo"] is not YamlNode here)
            return draft;
        if (fields.Stands("status-quo"))
            complaints.Error(Codes.ConflictingKeys, graph.Key("status-quo").Span, "The status quo stands under 'graph' and under 'conflict'.", "Keep one of the two.");
        return WithStatusQuo(draft, here);
    }

    // A mapping with 'because' is the long form, unless an option is called so.
    private Draft WithStatusQuo(Draft draft, YamlNode node)
    {
        YamlNode? place = node;
        Ground ground = new([], node.Span);
        if (node is YamlNode.Mapping mapping && mapping.Entries.Any(e => e.Key.Value == "because") && !draft.DecisionMakers.Any(d => d.Options.Any(o => o.Id == "because")))
            (place, ground) = evidence.Backed(node, "state", "'status-quo'");
        return place is not null && StatusQuo(draft, place) is State state
            ? draft with { StatusQuo = (state, place.Span), Grounds = draft.Grounds with { StatusQuo = ground } }
            : draft;
    }

    private static Draft Empty(ImmutableArray<DecisionMaker> decisionMakers, StateGraph? graph, PlacedText place) => new()
    {
        Place = place,
        DecisionMakers = decisionMakers,
        Options = new OptionNames(decisionMakers),
        Graph = graph,
        Attitudes = Parley.Conflicts.Conflict.SelfInterest(decisionMakers.Length),
        Preferences = [.. decisionMakers.Select(_ => (PreferenceDraft?)null)],
    };

    private State? StatusQuo(Draft draft, YamlNode node)
    {
        if (draft.Graph is StateGraph graph)
            return Fields.AsText(node, "'status-quo'", complaints) is PlacedText name && GraphBinder.Find(name, graph, complaints) is int k ? new State((UInt128)(uint)k) : null;
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
        int before = complaints.Errors;
        State? taken = node is YamlNode.Mapping mapping ? Choices(mapping, draft.Options) : Taken(node, draft.Options);
        return complaints.Errors == before ? taken : null;
    }

    private State Taken(YamlNode node, OptionNames options)
    {
        State taken = default;
        foreach (YamlNode item in Fields.AsList(node, "'status-quo'", complaints))
            if (Fields.AsText(item, "An entry of 'status-quo'", complaints) is PlacedText reference
                && ChoiceReader.Read(reference, options, complaints).Taken is Option option)
            {
                if (taken.Takes(option))
                    complaints.Warning(Codes.ListedTwice, reference.Span, $"The option '{reference.Value}' stands twice in the status quo.", "Remove one.");
                taken = taken.With(option.Index, true);
            }
        return taken;
    }

    // {sanctions: partial, blockade: yes}
    private State Choices(YamlNode.Mapping mapping, OptionNames options)
    {
        State taken = default;
        foreach (YamlNode.Entry entry in mapping.Entries)
        {
            if (options.Find(entry.Key.Value, entry.Key.Span, complaints) is not Option option
                || Fields.AsText(entry.Value, $"The choice at '{YamlTree.Shown(entry.Key.Value)}'", complaints) is not PlacedText choice)
                continue;
            Option? chosen = option.Level is not null
                ? ChoiceReader.AtLevel(option, choice.Value, choice.Span, options, complaints).Taken
                : Fields.AsBool(choice, $"'{YamlTree.Shown(entry.Key.Value)}'", complaints) == true ? option : null;
            if (chosen is not null)
                taken = taken.With(chosen.Index, true);
        }
        return taken;
    }

    private IEnumerable<(Formula, SourceSpan, Ground)> Indistinguishable(Draft draft, YamlNode node)
    {
        foreach (YamlNode item in Fields.AsList(node, "'indistinguishable'", complaints))
            if (evidence.Backed(item, "states", "An entry of 'indistinguishable'") is ({ } words, Ground ground)
                && Fields.AsText(words, "An entry of 'indistinguishable'", complaints) is PlacedText text
                && FormulaReader.Read(text, draft.Options, complaints) is Formula formula)
                yield return (formula, text.Span, ground);
    }
}
