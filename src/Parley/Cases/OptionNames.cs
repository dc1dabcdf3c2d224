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
                if (option.Level is { Height: > 1 })
                    continue;                                       // a scale is found once, by its lowest option
                string id = option.Level?.Scale.Id ?? option.Id;
                byOwner.TryAdd((owner.Id, id), option);
                if (!byId.TryGetValue(id, out List<Option>? same))
                    byId.Add(id, same = []);
                same.Add(option);
            }
        }
    }

    /// <summary>The decision maker of that short name, if there is one.</summary>
    public DecisionMaker? Owner(string id) => owners.GetValueOrDefault(id);

    /// <summary>The options that stand for the levels of a scale, lowest first; the option itself where it has no levels.</summary>
    public ImmutableArray<Option> LevelsOf(Option option) => option.Level is null
        ? [option]
        : [.. decisionMakers[option.Owner].Options.Where(o => o.Level?.Scale.Id == option.Level.Scale.Id).OrderBy(o => o.Level!.Height)];

    /// <summary>The height of a level in an option's scale, 0 for the lowest; null when there is none, which has been complained about then.</summary>
    public static int? Height(Option option, string level, SourceSpan span, Complaints complaints)
    {
        if (option.Level is null)
        {
            complaints.Error(Codes.NoLevels, span, $"The option '{YamlTree.Shown(option.Id)}' has no levels; it is taken or not.", $"Write '{option.Id}', or 'not {option.Id}'.");
            return null;
        }
        int height = option.Level.Scale.Levels.IndexOf(level);
        if (height >= 0)
            return height;
        complaints.Error(
            Codes.UnknownLevel, span, $"'{YamlTree.Shown(option.Level.Scale.Id)}' has no level '{YamlTree.Shown(level)}'.",
            complaints.DidYouMean(level, option.Level.Scale.Levels) ?? $"Its levels: {string.Join(", ", option.Level.Scale.Levels)}.");
        return null;
    }

    /// <summary>The option a reference means, for a scale its lowest option; null when there is none, which has been complained about then.</summary>
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
                string all = string.Join(" or ", same.Select(o => $"'{decisionMakers[o.Owner].Id}.{reference}'"));
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
                    : complaints.DidYouMean(id, known.Options.Select(o => o.Level?.Scale.Id ?? o.Id)));
        else
            complaints.Error(
                Codes.UnknownOwner, span, $"'{YamlTree.Shown(owner)}', in front of the dot, is no decision maker of this conflict.",
                complaints.DidYouMean(owner, decisionMakers.Select(d => d.Id)));
        return null;
    }
}
