using System.Collections.Immutable;
using System.IO.Compression;
using System.Xml.Linq;
using MiniExcelLibs;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Tests.Reports;

/// <summary>Tables keep their cells on the way into a spreadsheet. The judge is a reader that shares no line with the writer.</summary>
public sealed class WorkbookTests
{
    private static StabilityFindings Cuba { get; } = Stability(Catalogue.Cases.Read("textbook/cuban-missile-crisis").Conflict);

    private static StabilityFindings Stability(Conflict conflict) =>
        Parley.Analysis.Stability.Stability.Conduct(GraphModel.Of(conflict)!, new StabilityStudy()).Findings;

    private static string[][] Read(byte[] workbook, string sheet)
    {
        using MemoryStream stream = new(workbook);
        return [.. MiniExcel.Query(stream, useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>()
            .Select(row => row.Values.Select(v => Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture) ?? "").ToArray())];
    }

    [Fact]
    public void A_workbook_opens_again_with_the_same_cells()
    {
        ImmutableArray<Sheet> sheets = [.. ModelSheets.Names.Select(name => ModelSheets.Of(name, Cuba)!)];
        byte[] workbook = Workbook.Write(sheets);

        using (MemoryStream stream = new(workbook))
            Assert.Equal(ModelSheets.Names, MiniExcel.GetSheetNames(stream));
        foreach (Sheet sheet in sheets)
            Assert.Equal(
                sheet.Rows.Select(r => string.Join('|', r.Select(c => c.Text))).Prepend(string.Join('|', sheet.Columns)),
                Read(workbook, sheet.Name).Select(r => string.Join('|', r)));
    }

    [Fact]
    public void Japanese_text_and_awkward_text_survive()
    {
        string[] texts = ["交渉を続ける", "㈱山田　商事", "𠮷野家", " leading and trailing ", "a\"b,c", "<&>", "line\nbreak", "=1+1", "007", ""];
        Sheet sheet = new("表", ["名前"], [.. texts.Select(t => (ImmutableArray<SheetCell>)[t])]);

        Assert.Equal(texts, Read(Workbook.Write([sheet]), "表").Skip(1).Select(r => r[0]));
    }

    [Fact]
    public void What_no_workbook_can_hold_is_replaced_and_what_would_break_it_refused()
    {
        Sheet control = new("x", ["c"], [["a\u0001b"], ["half \ud800"]]);
        Assert.Equal(["a\uFFFDb", "half \uFFFD"], Read(Workbook.Write([control]), "x").Skip(1).Select(r => r[0]));
        Assert.Throws<ArgumentException>(() => Workbook.Write([]));
        Assert.Throws<ArgumentException>(() => Workbook.Write([control, control with { Name = "X" }]));
        Assert.Throws<ArgumentException>(() => Workbook.Write([control with { Name = new string('n', 32) }]));
    }

    [Fact]
    public void The_same_tables_give_the_same_bytes_and_numbers_are_numbers()
    {
        Sheet sheet = ModelSheets.Of("findings", Cuba)!;
        byte[] workbook = Workbook.Write([sheet]);
        Assert.Equal(workbook, Workbook.Write([sheet]));

        using ZipArchive archive = new(new MemoryStream(workbook));
        XDocument rows = XDocument.Load(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        XNamespace ns = rows.Root!.Name.Namespace;
        XElement[] second = [.. rows.Descendants(ns + "row").ElementAt(1).Elements()];
        Assert.Equal(["inlineStr", null, "inlineStr", null, null, null], second.Select(c => (string?)c.Attribute("t")));
    }

    [Fact]
    public void The_tables_say_what_the_model_says()
    {
        GraphModel model = Cuba.Model;
        Sheet moves = ModelSheets.Of("moves", Cuba)!, preferences = ModelSheets.Of("preferences", Cuba)!, findings = ModelSheets.Of("findings", Cuba)!;

        Assert.Equal(
            from d in model.DecisionMakers from s in Enumerable.Range(0, model.StateCount) from t in model.Moves(d.Index, s) select $"{d.Id} {s + 1} {t + 1} {(model.Prefers(d.Index, t, s) ? 1 : 0)}",
            moves.Rows.Select(r => $"{r[0].Text} {r[1].Text} {r[2].Text} {r[7].Text}"));
        Assert.Contains(preferences.Rows, r => r[0].Text == "usa" && r[3].Text == "1");
        Assert.Equal(
            Cuba.Concepts.SelectMany(c => c.Equilibria.Select(s => $"{c.Concept.Key} {s + 1}")),
            findings.Rows.Where(r => r[3].Text == "1").Select(r => $"{r[0].Text} {r[1].Text}"));
        Assert.StartsWith("number,state,status-quo,usa.air-strike,usa.blockade,ussr.withdraw,ussr.escalate\n1,NNNN,", ModelSheets.Of("states", Cuba)!.ToCsv(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ModelSheets.Of("nothing", Cuba));
    }
}
