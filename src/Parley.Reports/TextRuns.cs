using System.Globalization;
using System.Text;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Reports;

/// <summary>Writes a text as runs that do not nest: each has the colour of the innermost voice, however deep that is.</summary>
internal sealed class TextRuns(TestimonyFindings f, StringBuilder page)
{
    private readonly SortedDictionary<int, List<string>> anchors = [];      // what begins at a place, and what is written there
    private readonly SortedSet<int> borders = [];
    private readonly List<(SourceSpan Span, int By)> makers = [];
    private int maker;

    public void Write()
    {
        foreach (Attribution a in f.Attributions)
        {
            Border(a.Content);
            if (a.Index > 0)
                Begins(a.Content.Start, string.Create(CultureInfo.InvariantCulture, $"<a class=\"voice v{TestimonyHtml.ColorOf(a.Voice)}\" id=\"a{a.Index}\" href=\"#t{a.Index}\">{f.Voices[a.Voice].Letter}<sub>{a.Level}</sub></a>"));
        }
        foreach (Mark mark in f.Marks)
            Border(mark.Span);
        // A note, an omission and an insertion are not the words of the voice they interrupt.
        foreach (Mark mark in f.Marks)
            if (mark.Kind is MarkKind.Note or MarkKind.Omission or MarkKind.Insertion or MarkKind.Gloss)
                makers.Add((mark.Span, mark.By));
        foreach (CertaintyMention word in f.CertaintyWords)
            Border(word.Span);
        for (int k = 0; k < f.Findings.Length; k++)
        {
            Border(f.Findings[k].Span);
            Begins(f.Findings[k].Span.Start, $"<i id=\"f{k}\"></i>");
        }
        Dictionary<int, string> style = Styles();
        int[] places = [.. borders];
        int next = 0;
        string current = "";
        int innermost = -1;
        foreach (TextPiece piece in f.Pieces)
        {
            int at = piece.Span.Start;
            string shown = piece.Shown is "\n" ? "\n\n" : piece.Shown ?? "";
            while (true)
            {
                while (next < places.Length && places[next] <= at)
                    Step(places[next++], ref current, ref innermost, style);
                int stop = piece.Shown is null && next < places.Length && places[next] < piece.Span.End ? places[next] : piece.Span.End;
                string words = piece.Shown is null ? f.Text.Slice(new(at, stop - at)) : shown;
                if (words.Length > 0)
                    page.Append($"<span class=\"v{TestimonyHtml.ColorOf(f.Attributions[innermost < 0 ? 0 : innermost].Voice)}{current}\">{TestimonyHtml.Html(words)}</span>");
                if (stop >= piece.Span.End)
                    break;
                at = stop;
            }
        }
        while (next < places.Length)
            Step(places[next++], ref current, ref innermost, style);
    }

    private void Step(int place, ref string current, ref int innermost, Dictionary<int, string> style)
    {
        innermost = f.At(Math.Min(place, Math.Max(0, f.Text.Length - 1))).Index;
        while (maker < makers.Count && makers[maker].Span.End <= place)
            maker++;
        if (maker < makers.Count && makers[maker].Span.Start <= place)
            innermost = makers[maker].By;
        current = style.GetValueOrDefault(place, "");
        if (anchors.TryGetValue(place, out List<string>? list))
            foreach (string anchor in list)
                page.Append(anchor);
    }

    // What applies from each border on: the mark, the certainty word, the gravest finding.
    private Dictionary<int, string> Styles()
    {
        SortedDictionary<int, List<(int End, string Name)>> begins = [];
        void Add(SourceSpan span, string name)
        {
            if (span.Length == 0)
                return;
            if (!begins.TryGetValue(span.Start, out List<(int, string)>? list))
                begins.Add(span.Start, list = []);
            list.Add((span.End, name));
        }
        foreach (Mark mark in f.Marks)
            Add(mark.Span, "m-" + mark.Kind.ToString().ToLowerInvariant());
        foreach (CertaintyMention word in f.CertaintyWords)
            Add(word.Span, "certainty");
        foreach (Finding finding in f.Findings)
            if (finding.Severity != FindingSeverity.Information && !finding.IsDismissed && finding.Code != FindingCodes.InferredBorder)
                Add(finding.Span, finding.Severity == FindingSeverity.Warning ? "warn" : "hint");
        Dictionary<int, string> styles = [];
        List<(int End, string Name)> open = [];
        foreach (int place in borders)
        {
            open.RemoveAll(o => o.End <= place);
            if (begins.TryGetValue(place, out List<(int, string)>? list))
                open.AddRange(list);
            styles[place] = open.Count == 0 ? "" : " " + string.Join(' ', open.Select(o => o.Name).Distinct());
        }
        return styles;
    }

    private void Border(SourceSpan span)
    {
        borders.Add(span.Start);
        borders.Add(span.End);
    }

    private void Begins(int place, string anchor)
    {
        if (!anchors.TryGetValue(place, out List<string>? list))
            anchors.Add(place, list = []);
        list.Add(anchor);
    }
}
