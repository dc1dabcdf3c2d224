using System.Collections.Immutable;

namespace Parley.Cases;

/// <summary>Puts the owners that a conflict lists into the order of the parties.</summary>
internal static class OwnerNames
{
    /// <summary>For each owner listed, its place among the decision makers and its full name; unknown ones are complained about and stand last.</summary>
    /// <param name="owners">Short names in the order of the file.</param>
    /// <param name="parties">The parties of the case.</param>
    /// <param name="has">What an owner has, as the complaint names it: "options".</param>
    /// <param name="complaints">Where to complain.</param>
    public static ImmutableArray<(int Index, string Name)> InOrder(
        IEnumerable<PlacedText> owners, ImmutableArray<Party> parties, string has, Complaints complaints)
    {
        Dictionary<string, int> ranks = [];
        for (int k = 0; k < parties.Length; k++)
            ranks.Add(parties[k].Id, k);
        List<(int Rank, string Name)> list = [];
        foreach (PlacedText owner in owners)
        {
            string id = owner.Value;
            if (ranks.TryGetValue(id, out int rank))
            {
                list.Add((rank, parties[rank].Name));
                continue;
            }
            list.Add((parties.Length, id));
            complaints.Error(
                Codes.UnknownParty, owner.Span, $"'{YamlTree.Shown(id)}' has {has} and is not under 'parties'.",
                complaints.DidYouMean(id, parties.Select(p => p.Id)) ?? "Add it under 'parties'.");
        }
        int[] order = [.. Enumerable.Range(0, list.Count).OrderBy(k => list[k].Rank)];
        return [.. list.Select((owner, k) => (Array.IndexOf(order, k), owner.Name))];
    }
}
