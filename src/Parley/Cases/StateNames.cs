using System.Globalization;
using System.Text;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>How the states of one conflict are named in rankings and pairs: by number and word of Y and N, in a graph by short name and number.</summary>
internal sealed class StateNames(StateList states, StateGraph? graph)
{
    /// <summary>The feasible states.</summary>
    public StateList States => states;

    /// <summary>Whether a character may stand in the name of a state.</summary>
    public bool IsPart(Rune rune) => graph is null ? Rune.IsLetterOrDigit(rune) : Identifiers.IsPart(rune);

    /// <summary>A state by its number and its word, as complaints name it.</summary>
    public string Named(int index) => $"{index + 1} ({(graph is null ? states[index].ToYn(states.OptionCount) : graph.States[index].Id)})";

    /// <summary>The index of the state a word means; null when there is none, which has been complained about then.</summary>
    public int? Find(string word, SourceSpan span, Complaints complaints)
    {
        if (graph is not null && graph.IndexOf(word) is int node and >= 0)
            return node;
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            if (number >= 1 && number <= states.Count)
                return number - 1;
            complaints.Error(Codes.RankingUnknownState, span, $"There is no state {word}; the feasible states are numbered from 1 to {states.Count}.");
        }
        else if (graph is not null)
            complaints.Error(
                Codes.RankingUnknownState, span, $"The graph has no state '{YamlTree.Shown(word)}'.",
                complaints.DidYouMean(word, graph.States.Select(n => n.Id)));
        else if (!State.TryParseYn(word, out State state))
            complaints.Error(Codes.RankingUnknownState, span, $"'{YamlTree.Shown(word)}' is no state; a number or a word of Y and N was expected.");
        else if (word.Length != states.OptionCount)
            complaints.Error(Codes.RankingUnknownState, span, $"'{word}' has {word.Length} letters; the conflict has {states.OptionCount} options.");
        else if (states.IndexOf(state) is int index and >= 0)
            return index;
        else
            complaints.Error(Codes.RankingInfeasibleState, span, $"State {word} is infeasible, so it has no place here.", "Remove it, or change the rules.");
        return null;
    }
}
