using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Interchange;

/// <summary>The decision makers of a <c>.gmcr</c> file and their options, renumbered so that each player's options stand together.</summary>
internal sealed class GmcrPlayers
{
    private readonly int[] newIndex;
    private readonly int[] owner;

    private GmcrPlayers(ImmutableArray<DecisionMaker> decisionMakers, ImmutableArray<PlacedJson.Object?> objects, int[] newIndex, int[] owner) =>
        (DecisionMakers, Objects, this.newIndex, this.owner) = (decisionMakers, objects, newIndex, owner);

    internal ImmutableArray<DecisionMaker> DecisionMakers { get; }

    /// <summary>What the file says about each decision maker.</summary>
    internal ImmutableArray<PlacedJson.Object?> Objects { get; }

    internal int OptionCount => newIndex.Length;

    /// <summary>The number of an option after regrouping, given its position in the file's list.</summary>
    internal int NewIndex(int position) => newIndex[position];

    /// <summary>How formulas refer to an option, as <see cref="Conflict.Reference"/> does.</summary>
    internal string Reference(int index)
    {
        DecisionMaker mine = DecisionMakers[owner[index]];
        string id = mine.Options.First(o => o.Index == index).Id;
        return DecisionMakers.Sum(d => d.Options.Count(o => o.Id == id)) == 1 ? id : mine.Id + "." + id;
    }

    /// <summary>Reads options and decision makers.</summary>
    /// <returns>Null when they do not fit together, after complaining.</returns>
    internal static GmcrPlayers? Read(PlacedJson.Object file, GmcrKeys keys, Complaints complaints)
    {
        PlacedJson.Array? options = keys.Required<PlacedJson.Array>(file, "options", "the list of all options");
        PlacedJson.Array? players = keys.Required<PlacedJson.Array>(file, "decisionMakers", "the list of decision makers");
        (string Name, Direction Direction)[] read = [.. options?.Items.Select((o, k) => ReadOption(o, k, keys, complaints)) ?? []];
        if (read.Length > State.MaxOptions)
            complaints.Error(GmcrCodes.TooManyOptions, options!.Span, $"There are {read.Length} options; a state holds at most {State.MaxOptions}.");
        if (players is { Items.Length: 0 })
            complaints.Error(GmcrCodes.NoDecisionMakers, players.Span, "There are no decision makers.");

        int[] owner = new int[read.Length], newIndex = new int[read.Length];
        Array.Fill(owner, -1);
        List<DecisionMaker> made = [];
        List<PlacedJson.Object?> objects = [];
        ShortNames ids = new();
        int next = 0;
        foreach (PlacedJson item in players?.Items ?? [])
        {
            int i = made.Count;
            PlacedJson.Object? player = item as PlacedJson.Object;
            if (player is null)
                complaints.Error(GmcrCodes.WrongType, item.Span, "A decision maker is an object in braces with a name and options.");
            else
                keys.Check(player, "decisionMakers.", "name", "options", "preferences", "preferenceRanking", "preferenceVector", "payoffs", "misperceptions");
            string name = player is null ? "" : Name(player, $"Decision maker {i + 1}", keys, complaints);
            List<Option> own = [];
            ShortNames optionIds = new();
            if (player is not null && keys.Required<PlacedJson.Array>(player, "options", "the numbers of this decision maker's options") is { } list && options is not null)
                foreach (PlacedJson number in list.Items)
                {
                    if (number is not PlacedJson.Number { Whole: int k } || k < 0 || k >= read.Length)
                        complaints.Error(GmcrCodes.NoSuchOption, number.Span, $"{name} owns something that is no option number; options are numbered 0 to {read.Length - 1}.");
                    else if (owner[k] >= 0)
                        complaints.Error(
                            GmcrCodes.OptionOwnedTwice, number.Span,
                            $"The option {read[k].Name} is given to {name}, but {(owner[k] == i ? "stands in the same list already" : made[owner[k]].Name + " owns it already")}.",
                            "Give it to one decision maker, or make an option for each.");
                    else
                    {
                        (owner[k], newIndex[k]) = (i, next);
                        own.Add(new(next++, optionIds.For(read[k].Name, "option"), read[k].Name, i, read[k].Direction));
                    }
                }
            made.Add(new(i, ids.For(name, "party"), name, [.. own]));
            objects.Add(player);
        }
        for (int k = 0; k < read.Length && players is not null; k++)
            if (owner[k] < 0)
                complaints.Error(
                    GmcrCodes.OptionWithoutOwner, options!.Items[k].Span, $"The option {read[k].Name} belongs to no decision maker.",
                    $"Add {k} to the options of a decision maker, or remove the option.");
        if (complaints.Errors > 0 && (next != read.Length || options is null || players is null || read.Length > State.MaxOptions || made.Count == 0))
            return null;

        int[] ownerByNewIndex = new int[read.Length];
        for (int k = 0; k < read.Length; k++)
            ownerByNewIndex[newIndex[k]] = owner[k];
        return new([.. made], [.. objects], newIndex, ownerByNewIndex);
    }

    private static (string Name, Direction Direction) ReadOption(PlacedJson item, int k, GmcrKeys keys, Complaints complaints)
    {
        if (item is not PlacedJson.Object option)
        {
            complaints.Error(GmcrCodes.WrongType, item.Span, "An option is an object in braces with a name and a permitted direction.");
            return ($"Option {k + 1}", Direction.Both);
        }
        keys.Check(option, "options.", "name", "permittedDirection");
        string name = Name(option, $"Option {k + 1}", keys, complaints);
        PlacedJson.Text? direction = keys.Required<PlacedJson.Text>(option, "permittedDirection", "both, fwd or back");
        switch (direction?.Value)
        {
            case "fwd":
                return (name, Direction.ForwardOnly);
            case "back":
                return (name, Direction.BackwardOnly);
            case not (null or "both"):
                complaints.Error(GmcrCodes.UnknownDirection, direction!.Span, $"The option {name} has a permitted direction that is none of both, fwd and back.");
                break;
        }
        return (name, Direction.Both);
    }

    private static string Name(PlacedJson.Object owner, string otherwise, GmcrKeys keys, Complaints complaints)
    {
        string? name = keys.Required<PlacedJson.Text>(owner, "name", "the name that people read")?.Value;
        if (name is not null && string.IsNullOrWhiteSpace(name))
            complaints.Warning(GmcrCodes.NameMissing, owner["name"]!.Span, $"The name is empty; {otherwise} is used instead.");
        return string.IsNullOrWhiteSpace(name) ? otherwise : name;
    }
}
