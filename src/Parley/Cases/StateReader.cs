using System.Collections.Immutable;
using System.Globalization;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>A state of a graph model that somebody named.</summary>
/// <param name="Index">Its index in the model.</param>
public sealed record NamedState(int Index);

/// <summary>A state of a conflict whose states are not listed that somebody named.</summary>
/// <param name="State">The state; it is feasible.</param>
public sealed record GivenState(State State);

/// <summary>Reads what a person types to name a state.</summary>
/// <remarks>
/// A number from 1; a word of Y and N with one letter per option, with - where the members of a merged state differ;
/// <c>status-quo</c>; options with commas between, <c>sanctions is partial</c> among them, every other option not taken; in a graph a short name.
/// </remarks>
public static class StateReader
{
    /// <summary>Finds the state that is meant.</summary>
    /// <param name="text">What was typed; the places of complaints count from its beginning.</param>
    /// <param name="model">The model whose state is meant; a merged state is found by any of its members.</param>
    public static Reading<NamedState> Read(string text, GraphModel model)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(model);
        Complaints complaints = new();
        string word = text.Trim();
        SourceSpan span = new(word.Length == 0 ? 0 : text.IndexOf(word[0]), word.Length);
        int? index = Find(word, span, text, model, complaints);
        return complaints.About(index is int found ? new NamedState(found) : null);
    }

    /// <summary>Reads a state of a conflict whose states are not listed, so that they have no numbers.</summary>
    /// <param name="text">What was typed; the places of complaints count from its beginning.</param>
    /// <param name="conflict">A conflict in options.</param>
    public static Reading<GivenState> Read(string text, Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(conflict);
        Complaints complaints = new();
        string word = text.Trim();
        SourceSpan span = new(word.Length == 0 ? 0 : text.IndexOf(word[0]), word.Length);
        State? state = Unlisted(word, span, text, conflict, complaints);
        if (state is State infeasible && !conflict.IsFeasible(infeasible))
        {
            complaints.Error(Codes.InfeasibleState, span, $"State {conflict.Word(infeasible)} is infeasible.", Broken(infeasible, conflict));
            state = null;
        }
        return complaints.About(state is State found ? new GivenState(found) : null);
    }

    private static State? Unlisted(string word, SourceSpan span, string text, Conflict conflict, Complaints complaints)
    {
        int m = conflict.Options.Length;
        if (word.Length == 0)
            complaints.Error(Codes.BadStateText, span, "No state is named; a word of Y and N, 'status-quo' or a list of options was expected.");
        else if (string.Equals(word, "status-quo", StringComparison.OrdinalIgnoreCase))
        {
            if (conflict.StatusQuo is State here)
                return here;
            complaints.Error(Codes.NoStatusQuo, span, "The conflict does not say where the status quo is.");
        }
        else if (word.All(char.IsAsciiDigit))
            complaints.Error(Codes.UnknownStateNumber, span, "States that are not listed have no numbers.", "Write a word of Y and N, or the options taken with commas between.");
        else if (word.Length == m && State.TryParseYn(word, out State state))
            return state;
        else if (m > 1 && word.Length > 1 && word.All(c => c is 'Y' or 'N'))
            complaints.Error(Codes.BadStateText, span, $"'{YamlTree.Shown(word)}' has {word.Length} letters; the conflict has {m} options.");
        else
            return Taken(text, conflict.DecisionMakers, complaints);
        return null;
    }

    private static int? Find(string word, SourceSpan span, string text, GraphModel model, Complaints complaints)
    {
        int m = model.Conflict.Options.Length;
        if (word.Length == 0)
            complaints.Error(Codes.BadStateText, span, "No state is named; a number, a word of Y and N, 'status-quo' or a list of options was expected.");
        else if (string.Equals(word, "status-quo", StringComparison.OrdinalIgnoreCase))
        {
            if (model.StatusQuo is int here)
                return here;
            if (model.Conflict.StatusQuo is State infeasible)
                complaints.Error(Codes.InfeasibleState, span, $"The status quo {infeasible.ToYn(m)} is infeasible.");
            else
                complaints.Error(Codes.NoStatusQuo, span, "The conflict does not say where the status quo is.");
        }
        else if (model.Conflict.Graph is StateGraph graph && graph.IndexOf(word) is int node and >= 0)
            return node;
        else if (word.All(char.IsAsciiDigit))
        {
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= model.StateCount)
                return number - 1;
            complaints.Error(Codes.UnknownStateNumber, span, $"There is no state {word}; the states are numbered from 1 to {model.StateCount}.");
        }
        else if (model.Conflict.Graph is StateGraph given)
            complaints.Error(Codes.UnknownGraphState, span, $"The graph has no state '{YamlTree.Shown(word)}'.", complaints.DidYouMean(word, given.States.Select(n => n.Id)));
        else if (word.Length == m && word.All(c => c is 'Y' or 'N' or 'y' or 'n' or '-'))
            return OfWord(word.ToUpperInvariant(), span, model, complaints);
        else if (m > 1 && word.Length > 1 && word.All(c => c is 'Y' or 'N'))
            complaints.Error(Codes.BadStateText, span, $"'{YamlTree.Shown(word)}' has {word.Length} letters; the conflict has {m} options.");
        else
            return OfOptions(text, span, model, complaints);
        return null;
    }

    private static int? OfWord(string word, SourceSpan span, GraphModel model, Complaints complaints)
    {
        if (State.TryParseYn(word, out State state))
            return OfState(state, span, model, complaints);
        for (int s = 0; s < model.StateCount; s++)
            if (model.Pattern(s) == word)
                return s;
        complaints.Error(Codes.BadStateText, span, $"No state has the pattern {word}.", "'-' stands where the members of a merged state differ.");
        return null;
    }

    private static int? OfOptions(string text, SourceSpan span, GraphModel model, Complaints complaints) =>
        Taken(text, model.DecisionMakers, complaints) is State state ? OfState(state, span, model, complaints) : null;

    /// <summary>The state in which the options of a list are taken and no others; null after a complaint.</summary>
    private static State? Taken(string text, ImmutableArray<DecisionMaker> decisionMakers, Complaints complaints)
    {
        OptionNames names = new(decisionMakers);
        State state = default;
        for (int start = 0; start <= text.Length;)
        {
            int comma = text.IndexOf(',', start);
            int end = comma < 0 ? text.Length : comma;
            string reference = text[start..end];
            string bare = reference.Trim();
            SourceSpan place = new(start + reference.Length - reference.TrimStart().Length, bare.Length);
            if (bare.Length == 0)
                complaints.Error(Codes.BadStateText, place, "An option was expected here.");
            else if (ChoiceReader.Read(new(bare, place, place.Start), names, complaints).Taken is Option option)
                state = state.With(option.Index, true);
            start = end + 1;
        }
        return complaints.Errors == 0 ? state : null;
    }

    private static int? OfState(State state, SourceSpan span, GraphModel model, Complaints complaints)
    {
        if (model is OptionForm form)
        {
            if (form.States.IndexOf(state) is int index and >= 0)
                return index;
        }
        else
            for (int s = 0; s < model.StateCount; s++)
                if (model.Members(s).Contains(state))
                    return s;
        complaints.Error(Codes.InfeasibleState, span, $"State {state.ToYn(model.Conflict.Options.Length)} is infeasible.", Broken(state, model.Conflict));
        return null;
    }

    private static string? Broken(State state, Conflict conflict)
    {
        ImmutableArray<Rule> broken = [.. conflict.Rules.Where(r => r.Forbids(state)).Take(1)];
        return broken is [Rule rule]
            ? $"A rule forbids it: {rule.Name ?? rule.Id ?? rule.Infeasible().First(f => f.Holds(state)).ToText(conflict.Reference)}."
            : null;
    }
}
