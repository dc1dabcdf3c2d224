using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Analysis.Testimony;

/// <summary>A cue table on disk: rows of class, language, form, value and note, parted by tabs.</summary>
internal sealed record CueFile(ImmutableArray<Cue> Rows)
{
    private const int MaxRows = 100_000, MaxForm = 100;

    private const string Header = "class\tlanguage\tform";

    /// <summary>Reads a table. Never throws, and never stops at the first complaint.</summary>
    public static Reading<CueFile> Read(SourceText file)
    {
        List<Diagnostic> complaints = [];
        ImmutableArray<Cue>.Builder rows = ImmutableArray.CreateBuilder<Cue>();
        bool headed = false;
        foreach ((int start, string line) in TableLines.Of(file.Text))
        {
            if (line.Trim().Length == 0 || line[0] == '#')
                continue;
            if (!headed)
            {
                headed = line.StartsWith(Header, StringComparison.Ordinal);
                if (!headed)
                {
                    complaints.Add(TestimonyCodes.NoHeader, new(start, line.Length), "A cue table begins with the row 'class, language, form, value, note', parted by tabs.", "Lines that begin with # may stand before it.");
                    break;
                }
                continue;
            }
            if (rows.Count > MaxRows)
            {
                complaints.Add(TestimonyCodes.TooManyRows, new(start, line.Length), $"There are more than {MaxRows} forms; the rest is not read.");
                break;
            }
            Row(line, start, rows, complaints);
        }
        if (!headed && complaints.Count == 0)
            complaints.Add(TestimonyCodes.NoHeader, default, "The table is empty; it begins with the row 'class, language, form, value, note', parted by tabs.");
        return complaints.About(new CueFile(rows.ToImmutable()));
    }

    private static void Row(string line, int start, ImmutableArray<Cue>.Builder rows, List<Diagnostic> complaints)
    {
        string[] cells = line.Split('\t');
        if (cells.Length is < 3 or > 5)
        {
            complaints.Add(TestimonyCodes.WrongCellCount, new(start, line.Length), $"A row has 3 to 5 cells; this one has {cells.Length}.", "Cells are parted by one tab each.");
            return;
        }
        string cueClass = cells[0].TrimStart('-'), value = cells.Length > 3 ? cells[3].Trim() : "";
        if (!CueClasses.All.Contains(cueClass))
        {
            complaints.Add(
                TestimonyCodes.UnknownClass, new(start, cells[0].Length), $"There is no class '{Shown(cueClass)}'.",
                Spelling.DidYouMean(cueClass, CueClasses.All) ?? $"Classes: {string.Join(", ", CueClasses.All)}.");
            return;
        }
        if (cells[1] is not ("en" or "ja" or "*"))
        {
            complaints.Add(TestimonyCodes.UnknownLanguage, new(start + cells[0].Length + 1, cells[1].Length), $"'{Shown(cells[1])}' is no language of the tables; en, ja and * are.");
            return;
        }
        if (CueValues.Complaint(cueClass, value) is string wrong)
        {
            complaints.Add(TestimonyCodes.BadCueValue, new(start + cells[0].Length + cells[1].Length + cells[2].Length + 3, cells.Length > 3 ? cells[3].Length : 0), wrong);
            return;
        }
        int at = start + cells[0].Length + cells[1].Length + 2;
        foreach (string form in cells[2].Split('|'))
        {
            Cue? cue = Form(cells[0], cells[1], form, value);
            if (cue is null)
                complaints.Add(TestimonyCodes.BadForm, new(at, form.Length), form.Length > MaxForm ? $"A form has at most {MaxForm} characters." : "A form is empty.", "Alternatives are parted by one |.");
            else
                rows.Add(cue);
            at += form.Length + 1;
        }
    }

    private static Cue? Form(string cueClass, string language, string form, string value)
    {
        CueMatching matching = CueMatching.Plain;
        if (form.Length > 1 && form[0] == '=')
            (matching, form) = (matching | CueMatching.CaseCounts, form[1..]);
        if (form.Length > 1 && form[^1] is '~' or '*' && language == "ja")
            (matching, form) = (matching | (form[^1] == '~' ? CueMatching.EndingMustFollow : CueMatching.EndingMayFollow), form[..^1]);
        return form.Length is 0 or > MaxForm ? null : new(cueClass, language, form, value, matching);
    }

    private static string Shown(string word) => word.Length <= 40 ? word : word[..40] + "…";
}
