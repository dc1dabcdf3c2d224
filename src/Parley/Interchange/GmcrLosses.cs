using Parley.Conflicts;

namespace Parley.Interchange;

/// <summary>What a <c>.gmcr</c> file cannot say: anything but plain options with one owner and complete orders.</summary>
internal static class GmcrLosses
{
    /// <summary>One sentence for each thing that is lost or changed.</summary>
    public static IEnumerable<string> Of(Conflict conflict) =>
        [.. Moves(conflict), .. conflict.DecisionMakers.SelectMany(d => Preferences(d, conflict.Preferences[d.Index])), .. Attitudes(conflict)];

    private static IEnumerable<string> Moves(Conflict conflict) =>
    [
        .. MoveLosses.Scales(conflict).Select(s => $"The levels of {s.Name} above {s.Levels[0]} are written as {s.Levels.Length - 1} options that exclude each other."),
        .. MoveLosses.Of(conflict, "the format"),
    ];

    private static IEnumerable<string> Preferences(DecisionMaker holder, Preference? preference)
    {
        switch (preference)
        {
            case Preference.Ranking { Strengths.IsDefaultOrEmpty: false } ranking when ranking.Strengths.Any(d => d > 1):
                yield return $"How strongly {holder.Name} prefers has no place in the format; only the order is written.";
                break;
            case Preference.Weighted:
                yield return $"The weights of {holder.Name} are left out; only the resulting ranking is written.";
                break;
            case Preference.Candidates candidates:
                yield return $"{holder.Name} has {candidates.Alternatives.Length} candidate orders; the file holds the first.";
                break;
            case Preference.Partial partial:
                yield return $"What is less than certain about {partial.Pairs.Length} {(partial.Pairs.Length == 1 ? "pair" : "pairs")} of states for {holder.Name} has no place in the format; the file holds the order behind.";
                foreach (string lost in Preferences(holder, partial.Order))
                    yield return lost;
                break;
        }
        if (preference is { SatisficingThreshold: not 0.5 } or { Anticipation: not 0.5 })
            yield return $"The threshold and the anticipation of {holder.Name} have no place in the format.";
    }

    private static IEnumerable<string> Attitudes(Conflict conflict) =>
        conflict.Attitudes.Zip(Conflict.SelfInterest(conflict.DecisionMakers.Length)).All(p => p.First.AsSpan().SequenceEqual(p.Second.AsSpan()))
            ? [] : ["Attitudes toward others have no place in the format."];
}
