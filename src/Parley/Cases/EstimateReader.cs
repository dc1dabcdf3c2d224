using System.Collections.Immutable;
using System.Globalization;
using Parley.Bargaining;

namespace Parley.Cases;

/// <summary>What an estimate may be, and how complaints call it.</summary>
/// <param name="What">As a sentence begins: "The position".</param>
/// <param name="Low">The least value allowed.</param>
/// <param name="High">The greatest value allowed.</param>
/// <param name="Allowed">The range in words: "from 0 to 100".</param>
/// <param name="PerCent">Whether a sign of per cent may stand behind numbers.</param>
internal readonly record struct EstimateBounds(string What, double Low, double High, string Allowed, bool PerCent = false);

/// <summary>Reads numbers as people give them: <c>30</c>, <c>20..35</c>, <c>30 ± 5</c>, low, mode and high, or a list of coders' answers.</summary>
internal sealed class EstimateReader(EvidenceBinder evidence, Complaints complaints)
{
    /// <summary>How many coders may answer for one number.</summary>
    public const int MaxCoders = 100;

    private const string Forms = "Write a number, a range such as 20..35, 30 ± 5, {low: 20, mode: 30, high: 35}, or a list of these.";

    private static readonly string[] PlusMinus = ["±", "+/-", "+-"], EndKeys = ["low", "mode", "high"];

    /// <summary>The estimate at a node; null when it cannot be read.</summary>
    public Estimate? Read(YamlNode node, EstimateBounds bounds)
    {
        if (node is not YamlNode.Mapping)
            return Plain(node, bounds);
        PlacedText place = new("", new(node.Span.Start, Math.Min(1, node.Span.Length)), -1);
        if (Fields.Of(node, place, bounds.What, BargainingKeys.Estimate, complaints) is not Fields fields)
            return null;
        ImmutableArray<string> because = evidence.Because(fields);
        Estimate? read = null;
        if (fields["value"] is YamlNode value)
        {
            if (EndKeys.FirstOrDefault(fields.Stands) is string second)
                complaints.Error(Codes.ConflictingKeys, fields.Key(second).Span, $"'{second}' stands beside 'value'.", Forms);
            read = value is YamlNode.Mapping ? Refused(value, bounds) : Plain(value, bounds);
        }
        else
            read = Ends(fields, node, bounds);
        return read is null ? null : read with { Because = because, Span = node.Span };
    }

    // Reads what has no evidence of its own: text, or a list of texts and ends.
    private Estimate? Plain(YamlNode node, EstimateBounds bounds)
    {
        if (node is YamlNode.Sequence list)
        {
            int before = complaints.Errors;
            if (complaints.TooMany(list.Items.Length, MaxCoders, "coders", node.Span))
                return null;
            Estimate[] answers = [.. list.Items.Select(item => item is YamlNode.Sequence ? Refused(item, bounds) : Read(item, bounds)).OfType<Estimate>()];
            if (complaints.Errors > before)
                return null;
            if (answers.Length < 2)
                return Refused(node, bounds);
            return new Estimate.Coders([.. answers]) { Span = node.Span };
        }
        return Fields.AsText(node, bounds.What, complaints) is PlacedText text ? Text(text, bounds) : null;
    }

    private Estimate.Around? Ends(Fields fields, YamlNode node, EstimateBounds bounds)
    {
        int before = complaints.Errors;
        foreach (string key in EndKeys)
            fields.Required(key, Forms);
        double? low = End("low"), mode = End("mode"), high = End("high");
        if (complaints.Errors > before || low is not double from || mode is not double middle || high is not double to)
            return null;
        if (from <= middle && middle <= to)
            return new Estimate.Around(from, middle, to) { Span = node.Span };
        complaints.Error(BargainingCodes.BadEstimate, fields.Key("mode").Span, "The most likely value lies between the ends, and the lower end stands under 'low'.");
        return null;

        double? End(string key) => fields.PlacedText(key) is PlacedText text ? Exact(text, bounds) : null;
    }

    private double? Exact(PlacedText text, EstimateBounds bounds)
    {
        if (Number(text.Value, bounds) is double number)
            return Inside(number, text, bounds) ? number : null;
        Refused(text.Span, text.Value, bounds);
        return null;
    }

    private Estimate? Text(PlacedText text, EstimateBounds bounds)
    {
        string word = text.Value;
        if (Number(word, bounds) is double exact)
            return Inside(exact, text, bounds) ? new Estimate.Exact(exact) { Span = text.Span } : null;
        bool perCent = bounds.PerCent && word.EndsWith('%');
        if (word.IndexOf("..", StringComparison.Ordinal) is int dots and > 0)
        {
            if (Part(word[..dots]) is double from && Part(word[(dots + 2)..]) is double to)
            {
                if (from <= to)
                    return Inside(from, text, bounds) && Inside(to, text, bounds) ? new Estimate.Between(from, to) { Span = text.Span } : null;
                complaints.Error(BargainingCodes.BadEstimate, text.Span, $"The range '{YamlTree.Shown(word)}' ends below where it begins.", "Write the lower end first.");
                return null;
            }
        }
        else if (PlusMinus.FirstOrDefault(s => word.Contains(s, StringComparison.Ordinal)) is string sign)
        {
            int at = word.IndexOf(sign, StringComparison.Ordinal);
            if (Part(word[..at]) is double middle && Part(word[(at + sign.Length)..]) is double spread and >= 0)
                return Inside(middle - spread, text, bounds) && Inside(middle + spread, text, bounds)
                    ? new Estimate.Around(middle - spread, middle, middle + spread) { Span = text.Span } : null;
        }
        Refused(text.Span, word, bounds);
        return null;

        // In 60..80% the sign belongs to both numbers.
        double? Part(string part) => Number(part.Trim() is [.. var digits, '%'] || !perCent ? part.Trim() : part.Trim() + "%", bounds);
    }

    private static double? Number(string word, EstimateBounds bounds)
    {
        bool perCent = bounds.PerCent && word.EndsWith('%');
        return double.TryParse(perCent ? word[..^1].TrimEnd() : word, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) ? perCent ? number / 100 : number : null;
    }

    private bool Inside(double number, PlacedText text, EstimateBounds bounds)
    {
        if (number >= bounds.Low && number <= bounds.High)
            return true;
        complaints.Error(
            BargainingCodes.OutOfRange, text.Span, $"{bounds.What} lies {bounds.Allowed}; '{YamlTree.Shown(text.Value)}' does not.",
            bounds.PerCent && number is > 1 and <= 100 ? "Write a sign of per cent behind it, or a share from 0 to 1." : null);
        return false;
    }

    private Estimate? Refused(YamlNode node, EstimateBounds bounds) => Refused(new(node.Span.Start, Math.Min(1, node.Span.Length)), null, bounds);

    private Estimate? Refused(SourceSpan span, string? word, EstimateBounds bounds)
    {
        complaints.Error(BargainingCodes.BadEstimate, span, $"{bounds.What} is a number or a range of numbers{(word is null ? "" : $"; '{YamlTree.Shown(word)}' is none")}.", Forms);
        return null;
    }
}
