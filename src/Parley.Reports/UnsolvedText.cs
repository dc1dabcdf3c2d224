using System.Globalization;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Why a view was not solved, in words, and where to turn then.</summary>
public static class UnsolvedText
{
    /// <summary>Where an answer is to be had that needs no list of states.</summary>
    public const string WhereTo = "parley find looks for equilibria without a list.";

    /// <summary>The reason without its full stop, for example: it has 100 options and more feasible states than can be compared: at most 4,194,304.</summary>
    /// <param name="unsolved">The reason.</param>
    /// <param name="done">What was to be done with the states, for example: compared.</param>
    /// <param name="subject">Whose states they are.</param>
    public static string Of(Unsolved unsolved, string done, string subject = "it") => unsolved switch
    {
        Unsolved.TooManyStates many => string.Create(CultureInfo.InvariantCulture,
            $"{subject} has {(many.Options > 0 ? $"{Wording.Count(many.Options, "option")} and " : "")}more feasible states than can be {done}: at most {many.MostStates:N0}"),
        Unsolved.NoState => "no state is feasible",
        Unsolved.Misfit misfit => misfit.Reason,
        _ => throw new ArgumentOutOfRangeException(nameof(unsolved)),
    };
}
