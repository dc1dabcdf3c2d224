using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Cases;

/// <summary>Reads forbidden transitions, and how decision makers stand toward each other.</summary>
internal sealed class MoveBinder(ImmutableArray<DecisionMaker> decisionMakers, EvidenceBinder evidence, Complaints complaints)
{
    /// <summary>The transitions of a list, without those that could not be read.</summary>
    public ImmutableArray<ForbiddenTransition> Transitions(YamlNode node, OptionNames options)
    {
        ImmutableArray<ForbiddenTransition>.Builder list = ImmutableArray.CreateBuilder<ForbiddenTransition>();
        ImmutableArray<YamlNode> items = Fields.AsList(node, "'transitions'", complaints);
        if (complaints.TooMany(items.Length, RuleBinder.MaxRules, "transitions", new(node.Span.Start, 1)))
            return [];
        foreach (YamlNode item in items)
            if (Transition(item, options) is ForbiddenTransition transition)
                list.Add(transition);
        return list.ToImmutable();
    }

    /// <summary>Everybody's attitude toward everybody, self-interest where nothing else is said; and what each one's attitudes rest on.</summary>
    public (ImmutableArray<ImmutableArray<Attitude>> Rows, ImmutableArray<Ground> Grounds) Attitudes(YamlNode node, SourceSpan place)
    {
        Ground[] grounds = [.. decisionMakers.Select(_ => Ground.None)];
        ImmutableArray<ImmutableArray<Attitude>>.Builder rows = Conflict.SelfInterest(decisionMakers.Length).ToBuilder();
        if (Fields.AsMapping(node, place, "'attitudes'", complaints) is YamlNode.Mapping holders)
            foreach (YamlNode.Entry holder in holders.Entries)
            {
                if (Find(holder.Key) is not int i
                    || Fields.AsMapping(holder.Value, holder.Key.Span, $"The attitudes of '{YamlTree.Shown(holder.Key.Value)}'", complaints) is not YamlNode.Mapping toward)
                    continue;
                grounds[i] = new([], holder.Key.Span);
                foreach (YamlNode.Entry entry in toward.Entries)
                    if (entry.Key.Value == "because" && !decisionMakers.Any(d => d.Id == "because"))
                        grounds[i] = evidence.Ground(Fields.Of(new YamlNode.Mapping([entry], holder.Value.Span), holder.Key, "The attitudes", ["because"], complaints)!, holder.Key.Span);
                    else if (Find(entry.Key) is int j
                        && Fields.AsText(entry.Value, $"The attitude toward '{YamlTree.Shown(entry.Key.Value)}'", complaints) is PlacedText text
                        && Attitude(text) is Attitude attitude)
                        rows[i] = rows[i].SetItem(j, attitude);
            }
        return (rows.ToImmutable(), [.. grounds]);
    }

    private ForbiddenTransition? Transition(YamlNode node, OptionNames options)
    {
        PlacedText place = new("", new(node.Span.Start, Math.Min(1, node.Span.Length)), -1);
        if (Fields.Of(node, place, "A transition", CaseKeys.Transition, complaints) is not Fields fields)
            return null;
        int before = complaints.Errors;
        ImmutableArray<string> because = evidence.Because(fields);
        SortedSet<int> bound = [];
        foreach (PlacedText name in fields.Texts("for"))
            if (Find(name) is int i && !bound.Add(i))
                complaints.Warning(Codes.ListedTwice, name.Span, $"'{YamlTree.Shown(name.Value)}' stands twice under 'for'.", "Remove one.");
        if (fields["for"] is YamlNode.Sequence { Items.Length: 0 })
            complaints.Error(Codes.EmptyValue, fields.Key("for").Span, "'for' lists nobody.", "Remove 'for' when the transition is forbidden to everybody.");
        if (fields.Required("forbid") is not YamlNode forbid || Fields.Of(forbid, fields.Key("forbid"), "'forbid'", CaseKeys.Forbidden, complaints) is not Fields ends)
            return null;
        ends.Required("from");
        ends.Required("to");
        Formula? from = Formula(ends.PlacedText("from")), to = Formula(ends.PlacedText("to"));
        return complaints.Errors == before && from is not null && to is not null ? new(from, to, [.. bound]) { Because = because, Span = node.Span } : null;

        Formula? Formula(PlacedText? text) => text is PlacedText words ? FormulaReader.Read(words, options, complaints) : null;
    }

    private Attitude? Attitude(PlacedText text)
    {
        int known = CaseKeys.Attitudes.IndexOf(text.Value);
        if (known >= 0)
            return (Attitude)known;
        complaints.Error(
            Codes.UnknownChoice, text.Span, $"'{YamlTree.Shown(text.Value)}' is no attitude; {string.Join(", ", CaseKeys.Attitudes)} are.",
            complaints.DidYouMean(text.Value, CaseKeys.Attitudes));
        return null;
    }

    private int? Find(PlacedText name)
    {
        foreach (DecisionMaker d in decisionMakers)
            if (d.Id == name.Value)
                return d.Index;
        complaints.Error(
            Codes.UnknownParty, name.Span, $"'{YamlTree.Shown(name.Value)}' is no decision maker of this conflict.",
            complaints.DidYouMean(name.Value, decisionMakers.Select(d => d.Id)));
        return null;
    }
}
