namespace Parley.Analysis.Testimony;

/// <summary>A time of day with a word on its zone, as its words give it.</summary>
/// <param name="At">The words, zone and date included.</param>
/// <param name="Time">The hands of the clock.</param>
/// <param name="Zone">The value of the zone table: zones parted by |, or <c>local</c>.</param>
/// <param name="LocalZone">The zone that brackets behind "local time" name; null when they do not.</param>
/// <param name="Date">The date that stands in it: place in the list of raw dates; -1 when none does.</param>
internal sealed record RawTime(Stretch At, TimeOnly Time, string Zone, string? LocalZone, int Date);
