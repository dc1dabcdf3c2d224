using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Parley.Reports;

/// <summary>Tables as an Excel workbook (Office Open XML).</summary>
/// <remarks>
/// Only what a table needs: one sheet per table, a bold first row that stays in view, texts in the cells themselves. The same tables give
/// the same bytes, so no clock is asked and every entry carries the earliest date the archive format knows.
/// </remarks>
public static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>The bytes of a workbook file.</summary>
    /// <exception cref="ArgumentException">There is no table, or a name is empty, too long or not unique.</exception>
    public static byte[] Write(ImmutableArray<Sheet> sheets)
    {
        if (sheets.IsDefaultOrEmpty || sheets.Any(s => s.Name.Length is 0 or > 31) || sheets.DistinctBy(s => s.Name, StringComparer.OrdinalIgnoreCase).Count() != sheets.Length)
            throw new ArgumentException("A workbook has at least one table, and every table a name of 1 to 31 letters of its own.", nameof(sheets));
        using MemoryStream file = new();
        using (ZipArchive archive = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(archive, "[Content_Types].xml", w =>
            {
                w.WriteStartElement("Types", Package + "content-types");
                Element(w, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
                Element(w, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
                Element(w, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", Kind + "sheet.main+xml"));
                Element(w, "Override", ("PartName", "/xl/styles.xml"), ("ContentType", Kind + "styles+xml"));
                for (int k = 1; k <= sheets.Length; k++)
                    Element(w, "Override", ("PartName", $"/xl/worksheets/sheet{k}.xml"), ("ContentType", Kind + "worksheet+xml"));
            });
            Part(archive, "_rels/.rels", w =>
            {
                w.WriteStartElement("Relationships", Package + "relationships");
                Element(w, "Relationship", ("Id", "rId1"), ("Type", Links + "/officeDocument"), ("Target", "xl/workbook.xml"));
            });
            Part(archive, "xl/workbook.xml", w =>
            {
                w.WriteStartElement("workbook", Main);
                w.WriteStartElement("sheets");
                for (int k = 1; k <= sheets.Length; k++)
                {
                    w.WriteStartElement("sheet");
                    w.WriteAttributeString("name", sheets[k - 1].Name);
                    w.WriteAttributeString("sheetId", k.ToString(CultureInfo.InvariantCulture));
                    w.WriteAttributeString("r", "id", Links, $"rId{k}");
                    w.WriteEndElement();
                }
            });
            Part(archive, "xl/_rels/workbook.xml.rels", w =>
            {
                w.WriteStartElement("Relationships", Package + "relationships");
                for (int k = 1; k <= sheets.Length; k++)
                    Element(w, "Relationship", ("Id", $"rId{k}"), ("Type", Links + "/worksheet"), ("Target", $"worksheets/sheet{k}.xml"));
                Element(w, "Relationship", ("Id", $"rId{sheets.Length + 1}"), ("Type", Links + "/styles"), ("Target", "styles.xml"));
            });
            Part(archive, "xl/styles.xml", Styles);
            for (int k = 1; k <= sheets.Length; k++)
            {
                Sheet sheet = sheets[k - 1];
                Part(archive, $"xl/worksheets/sheet{k}.xml", w => Rows(w, sheet));
            }
        }
        return file.ToArray();
    }

    // Style 0 is plain, style 1 bold; programs insist on the two fills that the format reserves.
    private static void Styles(XmlWriter w)
    {
        w.WriteStartElement("styleSheet", Main);
        w.WriteRaw(
            "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
            + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs>");
    }

    private static void Rows(XmlWriter w, Sheet sheet)
    {
        w.WriteStartElement("worksheet", Main);
        w.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        w.WriteStartElement("cols");
        for (int c = 0; c < sheet.Columns.Length; c++)
        {
            int widest = Math.Max(DisplayWidth.Of(sheet.Columns[c]), sheet.Rows.Take(1000).Select(r => DisplayWidth.Of(r[c].Text)).DefaultIfEmpty(0).Max());
            string number = (c + 1).ToString(CultureInfo.InvariantCulture);
            Element(w, "col", ("min", number), ("max", number), ("width", (Math.Min(widest, 60) + 2).ToString(CultureInfo.InvariantCulture)), ("customWidth", "1"));
        }
        w.WriteEndElement();
        w.WriteStartElement("sheetData");
        Row(w, 1, [.. sheet.Columns.Select(c => (SheetCell)c)], bold: true);
        for (int r = 0; r < sheet.Rows.Length; r++)
            Row(w, r + 2, sheet.Rows[r], bold: false);
    }

    private static void Row(XmlWriter w, int number, ImmutableArray<SheetCell> cells, bool bold)
    {
        w.WriteStartElement("row");
        w.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        for (int c = 0; c < cells.Length; c++)
        {
            w.WriteStartElement("c");
            w.WriteAttributeString("r", Letters(c) + number.ToString(CultureInfo.InvariantCulture));
            if (bold)
                w.WriteAttributeString("s", "1");
            if (cells[c].IsNumber)
            {
                w.WriteElementString("v", cells[c].Text);
            }
            else
            {
                w.WriteAttributeString("t", "inlineStr");
                w.WriteStartElement("is");
                w.WriteStartElement("t");
                w.WriteAttributeString("xml", "space", null, "preserve");
                w.WriteString(Clean(cells[c].Text));
                w.WriteEndElement();
                w.WriteEndElement();
            }
            w.WriteEndElement();
        }
        w.WriteEndElement();
    }

    // A, B … Z, AA, AB …
    private static string Letters(int column)
    {
        string letters = "";
        for (int c = column + 1; c > 0; c = (c - 1) / 26)
            letters = (char)('A' + (c - 1) % 26) + letters;
        return letters;
    }

    // XML has no place for control characters and halves of surrogate pairs.
    private static string Clean(string text)
    {
        if (text.All(c => XmlConvert.IsXmlChar(c)))
            return text;
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar.ToString() : rune.ToString());
        return clean.ToString();
    }

    private static void Element(XmlWriter w, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        w.WriteStartElement(name);
        foreach ((string attribute, string value) in attributes)
            w.WriteAttributeString(attribute, value);
        w.WriteEndElement();
    }

    private static void Part(ZipArchive archive, string name, Action<XmlWriter> write)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using Stream stream = entry.Open();
        using XmlWriter writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        writer.WriteStartDocument(standalone: true);
        write(writer);
        writer.WriteEndDocument();                                // closes what is still open
    }
}
