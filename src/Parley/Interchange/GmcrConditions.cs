using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Interchange;

/// <summary>Reads the conditions of a <c>.gmcr</c> file as formulas over the regrouped options.</summary>
internal sealed class GmcrConditions(GmcrPlayers players, GmcrKeys keys, Complaints complaints)
{
    /// <summary>Reads a list of conditions.</summary>
    /// <param name="list">The list as it stands.</param>
    /// <param name="what">What one entry is called in complaints.</param>
    /// <param name="keepConstants">Whether a condition that holds everywhere is kept: it matters to feasibility and not to an order.</param>
    internal IEnumerable<(Formula Formula, SourceSpan Span)> ReadList(PlacedJson.Array list, string what, bool keepConstants)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<(Formula, SourceSpan)> result = [];
        foreach (PlacedJson item in list.Items)
        {
            int members = 0;
            bool good = true;
            List<List<(int Option, bool Taken)>> kept = [];
            bool always = false;
            foreach (PlacedJson member in Members(item, what, ref good))
            {
                members++;
                if (Literals(member, what) is not { } literals)
                    good = false;
                else if (literals.Count == 0)
                    always = true;
                else if (DisjunctiveForm.Join(literals) is null)
                    complaints.Warning(GmcrCodes.ConditionWithoutEffect, member.Span, $"This part of the {what} wants one option both taken and not taken, so it never holds and is left out.");
                else
                    kept.Add([.. literals.Distinct()]);
            }
            if (!good)
                continue;
            if (always && keepConstants && players.OptionCount > 0)
            {
                Formula any = new Formula.Takes(0);
                result.Add((new Formula.Or(any, new Formula.Not(any)), item.Span));
                continue;
            }
            if (always || kept.Count == 0)
            {
                complaints.Warning(GmcrCodes.ConditionWithoutEffect, item.Span, $"This {what} holds {(always ? "everywhere" : "nowhere")}, so it has no effect and is left out.");
                continue;
            }
            Formula formula = DisjunctiveForm.Read(kept);
            if (!seen.Add(string.Join('|', kept.Select(m => string.Join(',', m.Order())).Order(StringComparer.Ordinal))))
                complaints.Warning(GmcrCodes.ConditionTwice, item.Span, $"This {what} stands earlier in the same list; the second one has no effect.");
            result.Add((formula, item.Span));
        }
        return result;
    }

    private System.Collections.Immutable.ImmutableArray<PlacedJson> Members(PlacedJson item, string what, ref bool good)
    {
        if (item is PlacedJson.Array)
            return [item];
        if (item is PlacedJson.Object compound)
        {
            keys.Check(compound, "conditions.", "compound", "members");
            if (keys.Required<PlacedJson.Array>(compound, "members", "the conditions of which one must hold") is { } members)
                return members.Items;
        }
        else
        {
            complaints.Error(GmcrCodes.WrongType, item.Span, $"Each {what} is a list of pairs or a compound of such lists.");
        }
        good = false;
        return [];
    }

    private List<(int Option, bool Taken)>? Literals(PlacedJson member, string what)
    {
        if (member is not PlacedJson.Array list)
            return complaints.Fail<List<(int, bool)>>(GmcrCodes.WrongType, member.Span, $"A part of the {what} is a list of pairs of option number and Y or N.");
        List<(int, bool)> literals = [];
        bool good = true;
        foreach (PlacedJson item in list.Items)
        {
            if (item is not PlacedJson.Array { Items: [PlacedJson.Number { Whole: int k }, PlacedJson.Text { Value: "Y" or "N" } value] })
            {
                complaints.Error(GmcrCodes.BadLiteral, item.Span, $"This part of the {what} is not a pair of an option number and \"Y\" or \"N\".");
                good = false;
            }
            else if (k < 0 || k >= players.OptionCount)
            {
                complaints.Error(GmcrCodes.NoSuchOption, item.Span, $"This part of the {what} names option {k}; options are numbered 0 to {players.OptionCount - 1}.");
                good = false;
            }
            else
            {
                literals.Add((players.NewIndex(k), value.Value == "Y"));
            }
        }
        return good ? literals : null;
    }
}
