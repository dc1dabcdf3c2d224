using System.Globalization;
using Parley.Cases;

namespace Parley.Reports;

/// <summary>What a replay leaves out, in lines.</summary>
public static class ReplayText
{
    private const int Names = 12;

    /// <summary>One line for each kind and reason, with the names; no line when nothing is left out.</summary>
    public static IEnumerable<string> Of(Replay replay)
    {
        ArgumentNullException.ThrowIfNull(replay);
        return replay.Withheld.GroupBy(w => (w.Kind, w.Reason)).OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.Reason).Select(group =>
        {
            string[] names = [.. group.Select(w => Name(w)).Distinct()];
            string more = names.Length > Names ? $" and {names.Length - Names} more" : "";
            return $"as of {replay.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} withheld, {Kind(group.Key.Kind)} {Reason(group.Key.Reason)}: {string.Join(", ", names.Take(Names))}{more}.";
        });
    }

    private static string Name(Withheld withheld) =>
        withheld.Name + (withheld.Perspective is null ? "" : $" in {withheld.Perspective}") + (withheld.Date is null ? "" : $" ({withheld.Date})");

    private static string Kind(WithheldKind kind) => kind switch
    {
        WithheldKind.StatusQuo => "the status quo, which",
        WithheldKind.Hypergame => "the hypergame, which",
        WithheldKind.Preference => "preferences that",
        WithheldKind.Move => "moves that",
        WithheldKind.Hypothesis => "hypotheses that",
        WithheldKind.Stance => "numbers and conditions of the bargaining part that",
        WithheldKind.Criterion => "criteria that",
        _ => kind.ToString().ToLowerInvariant() + "s that",
    };

    private static string Reason(WithheldReason reason) => reason switch
    {
        WithheldReason.Later => "came later",
        WithheldReason.MayBeLater => "may have come later, for want of a day",
        WithheldReason.Undated => "came on no known date",
        WithheldReason.RestsOnWithheld => "can rest on nothing that was known",
        _ => "no longer fit what is left",
    };
}
