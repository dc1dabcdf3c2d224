using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>Finds options by the names that formulas and lists use for them.</summary>
internal sealed class OptionNames
{
    private readonly ImmutableArray<DecisionMaker> decisionMakers;
    private readonly Dictionary<string, List<Option>> byId = [];
    private readonly Dictionary<string, DecisionMaker> owners = [];
    private readonly Dictionary<(string Owner, string Id), Option> byOwner = [];

    public OptionNames(ImmutableArray<DecisionMaker> decisionMakers)
    {
        this.decisionMakers = decisionMakers;
        foreach (DecisionMaker owner in decisionMakers)
        {
            owners.TryAdd(owner.Id, owner);
            foreach (Option option in owner.Options)
            {
                byOwner.TryAdd((owner.Id, option.Id), option);
                if (!byId.TryGetValue(option.Id, out List<Option>? same))
                    byId.Add(option.Id, same = []);
                same.Add(option);
            }
        }
    }

    /// <summary>The decision maker of that short name, if there is one.</summary>
    public DecisionMaker? Owner(string id) => owners.GetValueOrDefault(id);

    /// <summary>The option a reference means; null when there is none, which has been complained about then.</summary>
    /// <param name="reference">A bare name, or owner and name with a dot between.</param>
    /// <param name="span">Where it stands.</param>
    /// <param name="complaints">Where to complain.</param>
    public Option? Find(string reference, SourceSpan span, Complaints complaints)
    {
        int dot = reference.IndexOf('.');
        if (dot < 0)
        {
            if (byId.TryGetValue(reference, out List<Option>? same))
            {
                if (same.Count == 1)
                    return same[0];
                string all = string.Join(" or ", same.Select(o => $"'{decisionMakers[o.Owner].Id}.{o.Id}'"));
                complaints.Error(Codes.AmbiguousOption, span, $"Several decision makers have an option '{reference}'.", $"Write {all}.");
                return null;
            }
            complaints.Error(Codes.UnknownOption, span, $"There is no option '{YamlTree.Shown(reference)}'.", complaints.DidYouMean(reference, byId.Keys));
            return null;
        }
        string owner = reference[..dot], id = reference[(dot + 1)..];
        if (byOwner.TryGetValue((owner, id), out Option? found))
            return found;
        if (Owner(owner) is DecisionMaker known)
            complaints.Error(
                Codes.UnknownOption, span, $"'{YamlTree.Shown(owner)}' has no option '{YamlTree.Shown(id)}'.",
                byId.TryGetValue(id, out List<Option>? others)
                    ? $"'{decisionMakers[others[0].Owner].Id}.{id}' exists."
                    : complaints.DidYouMean(id, known.Options.Select(o => o.Id)));
        else
            complaints.Error(
                Codes.UnknownOwner, span, $"'{YamlTree.Shown(owner)}', in front of the dot, is no decision maker of this conflict.",
                complaints.DidYouMean(owner, decisionMakers.Select(d => d.Id)));
        return null;
    }
}
