using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>States that are not listed, in words: they have no numbers, so they are told by what is taken or what changes.</summary>
internal static class UnlistedText
{
    /// <summary>With more options than this, states are told by their difference from the status quo where that is known.</summary>
    private const int MostTold = 24;

    /// <summary>Whether states are told by their difference from the status quo.</summary>
    public static bool ByDifference(Conflict conflict) => conflict.StatusQuo is not null && conflict.Options.Length > MostTold;

    /// <summary>What each party does, or does otherwise than at the status quo, one line each; the word of Y and N in small print.</summary>
    public static Cell Told(Conflict conflict, State state)
    {
        string word = conflict.Word(state);
        if (!ByDifference(conflict))
            return new(Wording.EachParty(conflict, word), word);
        State statusQuo = conflict.StatusQuo!.Value;
        string[] lines =
        [
            .. conflict.DecisionMakers.Select(d => (d.Name, Change: Change(conflict, new StateMove(d.Index, statusQuo, state))))
                .Where(x => x.Change.Length > 0).Select(x => $"{x.Name} {x.Change}"),
        ];
        return new(lines.Length == 0 ? "as at the status quo" : string.Join('\n', lines), word);
    }

    /// <summary>What a decision maker changes between two states, for example: takes “A” and gives up “B”; empty when nothing.</summary>
    public static string Change(Conflict conflict, StateMove move)
    {
        ImmutableArray<Option> options = conflict.DecisionMakers[move.Mover].Options;
        string taken = Quoted(options.Where(o => move.To.Takes(o) && !move.From.Takes(o))), left = Quoted(options.Where(o => move.From.Takes(o) && !move.To.Takes(o)));
        return (taken.Length, left.Length) switch
        {
            (0, 0) => "",
            (_, 0) => $"takes {taken}",
            (0, _) => $"gives up {left}",
            _ => $"takes {taken} and gives up {left}",
        };
    }

    /// <summary>Who changes what, as a sentence without its full stop.</summary>
    public static string Move(Conflict conflict, StateMove move) => $"{conflict.DecisionMakers[move.Mover].Name} {Change(conflict, move)}";

    /// <summary>Options that are settled, party by party, as one sentence part.</summary>
    public static string Settled(Conflict conflict, Pattern pattern) => string.Join("; ", Wording.EachParty(conflict, pattern).Split('\n'));

    /// <summary>How one state compares with another for a decision maker, and what decides it.</summary>
    public static string Compared(Conflict conflict, int decisionMaker, State state, State other)
    {
        Preference preference = conflict.Preferences[decisionMaker]!;
        int sign = Ordering.Compare(preference, state, other);
        string word = sign > 0 ? "better than" : sign < 0 ? "worse than" : "as good as";
        string? why = preference is Preference.Prioritised list && sign != 0
            ? list.Statements.First(s => s.Formula.Holds(state) != s.Formula.Holds(other)) is Statement decides
                ? $"“{(decides.Text.Length > 0 ? decides.Text : decides.Formula.ToText(conflict.Reference))}” {(sign > 0 ? "holds" : "no longer holds")}" : null
            : null;
        return word + " staying" + (why is null ? "" : $", since {why}");
    }

    /// <summary>How far a claim was checked, as a sentence.</summary>
    public static string Checked(Recheck recheck, Ground ground) => recheck switch
    {
        Recheck.Definition => "Checked again by the definition, case by case.",
        Recheck.SecondArgument => ground == Ground.Enumeration
            ? "Every move named was made again by the definition; every case was looked at, and a solver shows the same."
            : "Every move named was made again by the definition; that there is nothing else was shown by a solver, twice in different ways.",
        _ => ground == Ground.Enumeration
            ? "Every move named was made again by the definition; every case was looked at once."
            : "Every move named was made again by the definition; that there is nothing else rests on one proof by a solver.",
    };

    private static string Quoted(IEnumerable<Option> options) => Wording.And([.. options.Select(o => $"“{o.Name}”")]);
}
