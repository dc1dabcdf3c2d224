using System.Globalization;

namespace Parley.Studies;

/// <summary>Finds a stability concept by what people type.</summary>
internal static class ConceptKeys
{
    /// <summary>The concept with a key or abbreviation; null when there is none.</summary>
    public static StabilityConcept? Find(string? text) =>
        StabilityConcept.All.Append(StabilityConcept.NonMyopic).Append(StabilityConcept.Policy).Append(StabilityConcept.CrediblePolicy)
            .FirstOrDefault(c => Same(c.Key, text) || Same(c.Abbreviation, text))
        // Among readings F and f are told apart: an abbreviation is matched letter by letter.
        ?? StabilityConcept.ReadConcepts.Concat(StabilityConcept.WeakConcepts)
            .FirstOrDefault(c => Same(c.Key, text) || string.Equals(c.Abbreviation, text, StringComparison.Ordinal))
        ?? Probabilistic(text)
        ?? (Horizon(text, "maximin") is int caution ? new StabilityConcept.MaximinStability(caution) : null)
        ?? ((Horizon(text, "foresight-together") ?? Horizon(text, "together")) is int together ? new StabilityConcept.ForesightTogether(together) : null)
        ?? ((Horizon(text, "foresight-alone") ?? Horizon(text, "alone")) is int alone ? new StabilityConcept.ForesightAlone(alone) : null)
        ?? (Horizon(text, "l") is int foresight ? new StabilityConcept.LimitedMove(foresight) : (StabilityConcept?)null);

    private static bool Same(string a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    // prob-seq, prob-seq@0.6/0.5/0.7
    private static StabilityConcept.Read? Probabilistic(string? text)
    {
        string[] parts = (text ?? "").Split('@');
        if (!parts[0].StartsWith("prob-", StringComparison.OrdinalIgnoreCase) || !Enum.TryParse(parts[0].AsSpan(5), ignoreCase: true, out SanctionForm form) || !Enum.IsDefined(form))
            return null;
        if (parts.Length == 1)
            return new StabilityConcept.Read(form, new PreferenceReading.Probabilistic(0.5, 0.5, 0.5));
        double[] levels = [.. parts[1].Split('/').Select(level => double.TryParse(level, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) ? value : double.NaN)];
        return parts.Length == 2 && levels.Length == 3 && levels.All(level => level is >= 0 and <= 1)
            ? new StabilityConcept.Read(form, new PreferenceReading.Probabilistic(levels[0], levels[1], levels[2]))
            : null;
    }

    // l3, L_3, foresight-alone:3
    private static int? Horizon(string? text, string prefix)
    {
        if (text is null || !text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        ReadOnlySpan<char> rest = text.AsSpan(prefix.Length);
        if (!rest.IsEmpty && rest[0] is '_' or ':')
            rest = rest[1..];
        return int.TryParse(rest, NumberStyles.None, null, out int h) && h is >= 1 and <= StabilityConcept.LongestHorizon ? h : null;
    }
}
