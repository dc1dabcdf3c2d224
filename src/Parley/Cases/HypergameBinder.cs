using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Cases;

/// <summary>Reads who holds which perspective: <c>hypergame</c> at the top of a case, and <c>hidden</c> in an overlay.</summary>
internal sealed class HypergameBinder(Conflict whole, ImmutableArray<Perspective> perspectives, Complaints complaints)
{
    /// <summary>The key of the true game among the names of parties.</summary>
    public const string Truth = "truth";

    private readonly Dictionary<string, Perspective> known = Known(whole, perspectives);

    /// <summary>The hypergame of a case; null when none is written or it has an error.</summary>
    public Hypergame? Bind(Fields root)
    {
        if (root["hypergame"] is not YamlNode node || Fields.AsMapping(node, root.Key("hypergame").Span, "'hypergame'", complaints) is not YamlNode.Mapping mapping)
            return null;
        Perspective?[] own = new Perspective?[whole.DecisionMakers.Length];
        YamlNode.Entry?[] entries = new YamlNode.Entry?[own.Length];
        Perspective? truth = null;
        int before = complaints.Errors;
        foreach (YamlNode.Entry entry in mapping.Entries)
            if (entry.Key.Value == Truth)
                truth = Game(entry);
            else if (Holder(entry.Key) is int i)
                entries[i] = entry;
        ImmutableArray<Outlook>.Builder outlooks = ImmutableArray.CreateBuilder<Outlook>();
        for (int i = 0; i < own.Length; i++)
            if (entries[i] is not YamlNode.Entry entry)
                Missing(whole.DecisionMakers[i], root.Key("hypergame"));
            else if (Outlook(entry, i) is Outlook outlook)
                outlooks.Add(outlook);
        return complaints.Errors == before && outlooks.Count == own.Length ? new(outlooks.ToImmutable(), truth) : null;
    }

    /// <summary>The draft of a view that does not know some options: they are never taken in it.</summary>
    public static Draft WithHidden(Draft draft, YamlNode node, EvidenceBinder evidence, Complaints complaints)
    {
        ImmutableArray<Rule>.Builder hidden = ImmutableArray.CreateBuilder<Rule>();
        foreach (YamlNode item in Fields.AsList(node, "'hidden'", complaints))
            if (evidence.Backed(item, "option", "An entry of 'hidden'") is ({ } name, Ground ground)
                && Fields.AsText(name, "An entry of 'hidden'", complaints) is PlacedText reference
                && draft.Options.Find(reference.Value.Trim(), reference.Span, complaints) is Option option)
                hidden.Add(new()
                {
                    Kind = RuleKind.Hidden,
                    Operands = [.. draft.Options.LevelsOf(option).Select(o => new Formula.Takes(o.Index))],
                    Because = ground.Because,
                    Span = item.Span,
                });
        return hidden.Count == 0 ? draft : draft with { Rules = draft.Rules.AddRange(hidden) };
    }

    // Either the perspective a party holds, or what it believes each party to see; whoever is left out there is believed to see what it sees.
    private Outlook? Outlook(YamlNode.Entry entry, int holder)
    {
        if (entry.Value is YamlNode.Scalar)
            return Game(entry) is Perspective game ? new([.. Enumerable.Repeat(game, whole.DecisionMakers.Length)]) : null;
        if (Fields.AsMapping(entry.Value, entry.Key.Span, $"The outlook of '{YamlTree.Shown(entry.Key.Value)}'", complaints) is not YamlNode.Mapping mapping)
            return null;
        Perspective?[] games = new Perspective?[whole.DecisionMakers.Length];
        int before = complaints.Errors;
        foreach (YamlNode.Entry believed in mapping.Entries)
            if (Holder(believed.Key) is int j)
                games[j] = Game(believed);
        if (complaints.Errors == before && games[holder] is null)
            Missing(whole.DecisionMakers[holder], entry.Key);
        return complaints.Errors == before ? new([.. games.Select(g => g ?? games[holder]!)]) : null;
    }

    private int? Holder(PlacedText key)
    {
        if (whole.DecisionMakers.FirstOrDefault(d => d.Id == key.Value) is DecisionMaker holder)
            return holder.Index;
        complaints.Error(
            Codes.HypergameHolder, key.Span, $"'{YamlTree.Shown(key.Value)}' has no options, so it holds no game.",
            complaints.DidYouMean(key.Value, whole.DecisionMakers.Select(d => d.Id)) ?? $"Decision makers: {string.Join(", ", whole.DecisionMakers.Select(d => d.Id))}.");
        return null;
    }

    private Perspective? Game(YamlNode.Entry entry)
    {
        if (Fields.AsText(entry.Value, $"The game of '{YamlTree.Shown(entry.Key.Value)}'", complaints) is not PlacedText id)
            return null;
        if (known.TryGetValue(id.Value, out Perspective? game))
            return game;
        complaints.Error(
            Codes.HypergameGame, id.Span, $"'{YamlTree.Shown(id.Value)}' is no perspective that gives the preferences of every party.",
            complaints.DidYouMean(id.Value, known.Keys) ?? (known.Count == 0 ? "Write it under 'perspectives'." : $"There are {string.Join(", ", known.Keys)}."));
        return null;
    }

    private void Missing(DecisionMaker holder, PlacedText place) => complaints.Error(
        Codes.HypergameIncomplete, place.Span, $"'{YamlTree.Shown(holder.Id)}' has no game of its own here.", $"Add '{YamlTree.Shown(holder.Id)}: ' and a perspective.");

    private static Dictionary<string, Perspective> Known(Conflict whole, ImmutableArray<Perspective> perspectives)
    {
        Dictionary<string, Perspective> known = [];
        foreach (Perspective perspective in perspectives)
            if (perspective.Conflict.IsComplete)
                known.TryAdd(perspective.Id, perspective);
        if (whole.IsComplete)
            known.TryAdd(Case.Base, new(Case.Base, "the case as written", null, null, whole, []));
        return known;
    }
}
