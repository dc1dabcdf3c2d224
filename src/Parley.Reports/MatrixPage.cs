using System.Collections.Immutable;
using Parley.Cases;
using Parley.Evidence;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Claims against outcomes: which fit, which do not, and which tell the outcomes apart.</summary>
public static class MatrixPage
{
    /// <summary>Writes the page.</summary>
    public static Report Of(Case theCase, MatrixFindings f)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(f);
        List<Block> blocks = [new Block.Paragraph("Bookkeeping of what fits what, by the marks the case gives; it says nothing about what is true.")];
        if (f.Columns.IsEmpty)
        {
            blocks.Add(new Block.Paragraph("The case names no hypotheses; write them under 'hypotheses', and how each claim fits them under 'bears-on'."));
            return new($"{theCase.Title}: claims against outcomes", [.. blocks]);
        }
        blocks.Add(new Block.Heading("Hypotheses"));
        blocks.Add(new Block.Listing([.. f.Columns.Select((c, k) => Told(theCase, f, c, k))]));
        blocks.Add(new Block.Heading("Matrix"));
        if (f.Rows.IsEmpty)
            blocks.Add(new Block.Paragraph("No claim has a mark."));
        else
        {
            blocks.Add(new Block.Table(
                [new("Claim"), .. f.Columns.Select((_, k) => new Column(Letter(k), ColumnRole.Mark)), new("Tells apart", ColumnRole.Number)],
                [
                    .. f.Rows.Select(r => ImmutableArray.Create<Cell>(
                    [
                        new Cell($"{r.Claim.Id}{(r.Claim.IsAssumption ? " (assumption)" : "")}: {r.Claim.Text}", r.ChangesRanking ? "changes the ranking" : null),
                        .. r.Marks.Select(m => new Cell(Sign(m))),
                        new Cell(r.Diagnosticity is double d ? Number(d) : Marks.NotDefined),
                    ])),
                ]));
            blocks.Add(new Block.Paragraph(
                "CC and C: fits very well, well; I and II: does not fit, not at all; N: says nothing; N/A: does not apply; blank: not judged. Tells apart: variance of the marks "
                + "from +2 to -2; 0 where all are the same. Rows that tell most apart stand first."));
        }
        blocks.Add(new Block.Heading("What would change the ranking"));
        Item[] items =
        [
            .. f.Overtakings.Select(o => new Item(
                $"{Letter(IndexOf(f, o.Hypothesis))} would be among the least inconsistent without {Wording.And([.. o.Claims])}{(o.IsSmallest ? "" : " (fewer may do; the search was cut short)")}.")),
        ];
        blocks.Add(items.Length == 0 ? new Block.Paragraph("All hypotheses are level.") : new Block.Listing([.. items]));
        return new($"{theCase.Title}: claims against outcomes", [.. blocks]);
    }

    /// <summary>A mark as it is written in a case; nothing where none was given.</summary>
    internal static string Sign(Consistency? mark) => mark switch { null => "", Consistency.NotApplicable => "N/A", Consistency m => m.ToString() };

    /// <summary>Two decimals at most.</summary>
    internal static string Number(double value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The letter a column stands under.</summary>
    internal static string Letter(int k) => k < 26 ? ((char)('A' + k)).ToString() : $"H{k + 1}";

    private static int IndexOf(MatrixFindings f, string id) => f.Columns.Select((c, k) => (c, k)).First(x => x.c.Hypothesis.Id == id).k;

    private static Item Told(Case theCase, MatrixFindings f, MatrixColumn column, int k)
    {
        int level = f.Columns.Count(c => c.Place == column.Place);
        string place = $"inconsistency {column.Inconsistency}, place {column.Place} of {f.Columns.Length}{(level > 1 ? $", shared by {level}" : "")}";
        List<string> details = [];
        if (column.Unjudged > 0)
            details.Add($"{Wording.Count(column.Unjudged, "claim")} not judged for it.");
        if (column.StableIn is { } stable)
        {
            string[] views = [.. stable.Select((concepts, v) => concepts.IsEmpty ? null : $"{theCase.Views[v].Id} ({string.Join(", ", concepts.Select(c => c.Abbreviation))})").OfType<string>()];
            details.Add(views.Length == 0 ? "None of its states is an equilibrium in any view." : $"At least one of its states is an equilibrium in {Wording.And(views)}.");
        }
        if (column.CameAbout is bool came)
            details.Add(came ? "It came about." : "It did not come about.");
        return new($"{Letter(k)}: {column.Hypothesis.Name} ({column.Hypothesis.Id}); {place}.", [.. details]);
    }
}
