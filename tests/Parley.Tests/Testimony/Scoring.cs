using System.Globalization;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Tests.Testimony;

/// <summary>Holds what the reader finds against what a person found.</summary>
internal static class Scoring
{
    /// <summary>How alike two contents must be: common part over the whole.</summary>
    public const double SameContent = 0.8;

    public static readonly string[] Classes = ["voice", "mark", "link", "date", "time", "number", "certainty"];

    /// <summary>Something the reader found.</summary>
    private sealed record Found(string Class, SourceSpan Span, string Detail);

    /// <summary>What was expected and found, expected and missed, found and not expected.</summary>
    public static (int Hits, List<string> Missed, List<string> Extra) Compare(Sample sample, TestimonyFindings findings, string kind)
    {
        List<Found> found = [.. All(findings).Where(f => f.Class == kind)];
        List<string> missed = [];
        int hits = 0;
        foreach (Expectation expected in sample.Expected.Where(e => e.Class == kind))
        {
            Found? match = found.Find(f => Same(expected, f, findings));
            if (match is null)
                missed.Add($"{sample}:{expected.Line} {expected.Words} [{expected.Detail}]");
            else
            {
                hits++;
                found.Remove(match);
            }
        }
        return (hits, missed, [.. found.Select(f => $"{sample}:{findings.Text.Place(f.Span.Start).Line} {findings.Text.Slice(f.Span).ReplaceLineEndings("⏎")} [{f.Detail}]")]);
    }

    private static IEnumerable<Found> All(TestimonyFindings findings)
    {
        foreach (Attribution a in findings.Attributions.Skip(1))
            yield return new("voice", a.Content, $"{Name(findings, a)} | {a.Level}");
        foreach (Mark m in findings.Marks)
            yield return new("mark", m.Span, m.Kind.ToString().ToLowerInvariant());
        foreach (Citation c in findings.Citations)
            yield return new("link", c.Span, c.Kind switch { CitationKind.Url => "url", CitationKind.Place => "timed", CitationKind.Lost => "lost", _ => "described" });
        foreach (DateMention d in findings.Dates)
            yield return new("date", d.Span, string.Join(" or ", d.Readings));
        foreach (TimeMention t in findings.Times)
            yield return new("time", t.Span, $"{t.Time:HH:mm}");
        foreach (Quantity q in findings.Quantities)
            yield return new("number", q.Span, q.Value.ToString("0.####", CultureInfo.InvariantCulture));
        foreach (CertaintyMention c in findings.CertaintyWords)
            yield return new("certainty", c.Span, c.Band);
    }

    private static string Name(TestimonyFindings findings, Attribution a) =>
        findings.Voices[a.Voice] switch { { Kind: VoiceKind.Anonymous } => "anonymous", { Kind: VoiceKind.Unnamed } => "unnamed", Voice v => v.Name };

    private static bool Same(Expectation expected, Found found, TestimonyFindings findings)
    {
        if (expected.Class == "voice")
        {
            string[] detail = expected.Detail.Split(" | "), other = found.Detail.Split(" | ");
            return Alike(expected.Span, found.Span) >= SameContent && detail[1] == other[^1] && SameSpeaker(detail[0], found, findings);
        }
        if (expected.Class == "certainty")
            return Alike(expected.Span, found.Span) > 0 && expected.Detail == found.Detail;
        if (expected.Span != found.Span && !(expected.Class is "date" or "mark" && Trimmed(expected.Span, findings) == Trimmed(found.Span, findings)))
            return false;
        return expected.Class switch
        {
            "date" => expected.Detail == found.Detail,
            "time" => expected.Detail.Split(' ')[0] == found.Detail,
            "number" => double.Parse(expected.Detail, CultureInfo.InvariantCulture) is double e && double.Parse(found.Detail, CultureInfo.InvariantCulture) is double f && Math.Abs(e - f) < 1e-3,
            _ => expected.Detail == found.Detail,
        };
    }

    // "As of today" and "today" are one date; the article belongs to neither.
    private static SourceSpan Trimmed(SourceSpan span, TestimonyFindings findings)
    {
        string words = findings.Text.Slice(span);
        foreach (string front in (string[])["As of ", "as of ", "the "])
            if (words.StartsWith(front, StringComparison.Ordinal))
                return new(span.Start + front.Length, span.Length - front.Length);
        return span;
    }

    private static double Alike(SourceSpan a, SourceSpan b)
    {
        int common = Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start), all = Math.Max(a.End, b.End) - Math.Min(a.Start, b.Start);
        return common <= 0 ? 0 : (double)common / all;
    }

    // A person writes the name in one form; the reader may know a longer one, and any form it saw will do.
    private static bool SameSpeaker(string expected, Found found, TestimonyFindings findings)
    {
        Attribution a = findings.Attributions.First(x => x.Index > 0 && x.Content == found.Span && found.Detail == $"{Name(findings, x)} | {x.Level}");
        Voice voice = findings.Voices[a.Voice];
        if (expected is "anonymous" or "unnamed")
            return voice.Kind == (expected == "anonymous" ? VoiceKind.Anonymous : VoiceKind.Unnamed);
        string wanted = Plain(expected);
        return voice.Forms.Append(voice.Name).Append(a.As).Select(Plain).Any(f => f == wanted || f.EndsWith(" " + wanted, StringComparison.Ordinal) || (f.Contains(' ') && wanted.StartsWith(f + " ", StringComparison.Ordinal)) || wanted.EndsWith(" " + f, StringComparison.Ordinal)
            || (wanted[0] >= '\u2E80' && f.Length > 0 && (f.EndsWith(wanted, StringComparison.Ordinal) || wanted.EndsWith(f, StringComparison.Ordinal))));
    }

    private static string Plain(string name)
    {
        string plain = name.ToLowerInvariant().Replace('’', '\'').Replace('…', ' ').Replace('\n', ' ');
        foreach (string article in (string[])["the ", "their ", "its ", "her ", "his ", "our ", "a ", "an "])
            if (plain.StartsWith(article, StringComparison.Ordinal))
                return plain[article.Length..];
        return plain;
    }
}
