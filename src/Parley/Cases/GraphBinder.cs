using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>Reads a conflict that is given as states and moves instead of options.</summary>
internal sealed class GraphBinder(ImmutableArray<Party> parties, Complaints complaints)
{
    /// <summary>The decision makers and the graph; null when they could not be read.</summary>
    public (ImmutableArray<DecisionMaker> DecisionMakers, StateGraph Graph)? Graph(Fields fields)
    {
        if (fields.Required("states") is not YamlNode states
            || Fields.AsMapping(states, fields.Key("states").Span, "'states'", complaints) is not YamlNode.Mapping named
            || fields.Required("moves") is not YamlNode moves
            || Fields.AsMapping(moves, fields.Key("moves").Span, "'moves'", complaints) is not YamlNode.Mapping movers
            || complaints.TooMany(movers.Entries.Length, ConflictBinder.MaxDecisionMakers, "decision makers", fields.Key("moves").Span)
            || complaints.TooMany(named.Entries.Length, FeasibleStates.MaxGraphStates, "states", fields.Key("states").Span))
            return null;
        if (named.Entries.Length == 0)
        {
            complaints.Error(Codes.NoGraphState, fields.Key("states").Span, "The graph has no state; at least one was expected.");
            return null;
        }
        ImmutableArray<NodeName>.Builder nodes = ImmutableArray.CreateBuilder<NodeName>();
        foreach (YamlNode.Entry entry in named.Entries)
        {
            Identifiers.Check(entry.Key, "The state", complaints);
            string? name = Fields.AsText(entry.Value, $"The name of the state '{YamlTree.Shown(entry.Key.Value)}'", complaints)?.Value;
            nodes.Add(new(entry.Key.Value, name ?? entry.Key.Value));
        }
        ImmutableArray<NodeName> list = nodes.ToImmutable();
        Dictionary<string, int> indexOf = list.Select((node, k) => (node.Id, k)).ToDictionary(p => p.Id, p => p.k);
        ImmutableArray<(int Index, string Name)> places = OwnerNames.InOrder(movers.Entries.Select(e => e.Key), parties, "moves", complaints);
        DecisionMaker[] decisionMakers = new DecisionMaker[places.Length];
        ImmutableArray<ImmutableArray<int>>[] rows = new ImmutableArray<ImmutableArray<int>>[places.Length];
        for (int k = 0; k < places.Length; k++)
        {
            int i = places[k].Index;
            decisionMakers[i] = new(i, movers.Entries[k].Key.Value, places[k].Name, []);
            rows[i] = Moves(movers.Entries[k], list, indexOf);
        }
        return ([.. decisionMakers], new StateGraph(list, [.. rows]));
    }

    /// <summary>The index of a state by its short name; null when there is none, which has been complained about then.</summary>
    public static int? Find(PlacedText name, StateGraph graph, Complaints complaints)
    {
        if (graph.IndexOf(name.Value) is int k and >= 0)
            return k;
        Unknown(name, graph.States, complaints);
        return null;
    }

    private static void Unknown(PlacedText name, ImmutableArray<NodeName> states, Complaints complaints) => complaints.Error(
        Codes.UnknownGraphState, name.Span, $"The graph has no state '{YamlTree.Shown(name.Value)}'.",
        complaints.DidYouMean(name.Value, states.Select(s => s.Id)) ?? "Add it under 'states'.");

    private ImmutableArray<ImmutableArray<int>> Moves(YamlNode.Entry mover, ImmutableArray<NodeName> states, Dictionary<string, int> indexOf)
    {
        ImmutableArray<int>[] rows = new ImmutableArray<int>[states.Length];
        Array.Fill(rows, []);
        if (mover.Value is YamlNode.Scalar { IsNull: true }
            || Fields.AsMapping(mover.Value, mover.Key.Span, $"The moves of '{YamlTree.Shown(mover.Key.Value)}'", complaints) is not YamlNode.Mapping from)
            return [.. rows];
        foreach (YamlNode.Entry entry in from.Entries)
        {
            int? start = Known(entry.Key);
            // One target may stand there without brackets.
            ImmutableArray<YamlNode> targets = entry.Value is YamlNode.Scalar { IsNull: false }
                ? [entry.Value]
                : Fields.AsList(entry.Value, $"The moves from '{YamlTree.Shown(entry.Key.Value)}'", complaints);
            SortedSet<int> reached = [];
            foreach (YamlNode target in targets)
                if (Fields.AsText(target, $"A move from '{YamlTree.Shown(entry.Key.Value)}'", complaints) is PlacedText to && Known(to) is int end)
                {
                    if (end == start)
                        complaints.Error(Codes.MoveToItself, to.Span, $"A move leads from '{YamlTree.Shown(to.Value)}' back to itself.", "Remove it; staying is no move.");
                    else if (!reached.Add(end))
                        complaints.Warning(Codes.ListedTwice, to.Span, $"The move to '{YamlTree.Shown(to.Value)}' stands here twice.", "Remove one.");
                }
            if (start is int row)
                rows[row] = [.. reached];
        }
        return [.. rows];

        int? Known(PlacedText name)
        {
            if (indexOf.TryGetValue(name.Value, out int k))
                return k;
            Unknown(name, states, complaints);
            return null;
        }
    }
}
