using System.Globalization;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What indices of power say, in sentences: by this index yes, by that no.</summary>
internal static class PowerTexts
{
    /// <summary>The question in words.</summary>
    public static string Question(PowerClaim claim, PowerFindings findings) => claim.Question switch
    {
        PowerQuestion.MorePoles => $"Are there more effective poles in {findings.To} than in {findings.From}?",
        PowerQuestion.FurtherEast => $"Does the centre of gravity lie further east in {findings.To} than in {findings.From}?",
        PowerQuestion.GreaterShare => $"Is the share of {claim.State} greater in {findings.To} than in {findings.From}?",
        _ => $"Is the position of {claim.State} higher in {findings.To} than in {findings.From}?",
    };

    /// <summary>One sentence that never speaks for one index alone.</summary>
    public static string Sentence(PowerClaim claim)
    {
        PowerAnswer[] yes = [.. claim.Answers.Where(a => a.Yes == true)], no = [.. claim.Answers.Where(a => a.Yes == false)];
        if (yes.Length + no.Length == 0)
            return "No index here has different values for both years.";
        string said = claim.IsDisputed ? $"By {Names(yes)} yes; by {Names(no)} no." : $"By {Names([.. yes, .. no])} {(yes.Length > 0 ? "yes" : "no")}.";
        return said + (!claim.MayBeSaid ? " Only one index speaks here, so nothing more is claimed; another may say otherwise." : claim.IsDisputed ? "" : " No index here says otherwise.");
    }

    /// <summary>A value in the unit of its question.</summary>
    public static string Value(PowerClaim claim, double? value) => value is not double number ? "–" : claim.Question switch
    {
        PowerQuestion.MorePoles => Text(number, "0.000"),
        PowerQuestion.FurtherEast => Longitude(number),
        PowerQuestion.GreaterShare => Percent(number),
        _ => Text(number, "0.000"),
    };

    /// <summary>A share in per cent with one digit.</summary>
    public static string Percent(double share) => Text(100 * share, "0.0") + " %";

    /// <summary>Degrees east or west.</summary>
    public static string Longitude(double? degrees) => degrees is double d ? Text(Math.Abs(d), "0.00") + (d < 0 ? "° W" : "° E") : "none";

    /// <summary>Degrees north or south.</summary>
    public static string Latitude(double? degrees) => degrees is double d ? Text(Math.Abs(d), "0.00") + (d < 0 ? "° S" : "° N") : "none";

    /// <summary>A number with a fixed look.</summary>
    public static string Text(double number, string format) => double.IsNaN(number) ? "–" : number.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A zone in a word.</summary>
    public static string Zone(PowerZone zone) => zone.ToString().ToLowerInvariant();

    /// <summary>The answer in a word.</summary>
    public static string Answer(bool? yes) => yes switch { true => "yes", false => "no", _ => "cannot be said" };

    private static string Names(PowerAnswer[] answers) => Wording.And([.. answers.Select(a => a.Index)]);
}
