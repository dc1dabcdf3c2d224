using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Parley.Bargaining;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>Reads and writes scenarios of KTAB's spatial model as XML.</summary>
/// <remarks>Document types and external entities are refused. Never throws, and never stops at the first complaint after the text is XML.</remarks>
public static class KtabXml
{
    /// <summary>Reads a scenario.</summary>
    public static Reading<BargainFile> Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Complaints complaints = new();
        return complaints.About(Parse(source, complaints) is XElement root ? new Binder(source, complaints).Scenario(root) : null);
    }

    private static XElement? Parse(SourceText source, Complaints complaints)
    {
        try
        {
            // What declares an encoding was decoded already; the declaration is not looked at again.
            using XmlReader reader = XmlReader.Create(new StringReader(source.Text.TrimStart('\uFEFF')), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 32 << 20 });
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root;
        }
        catch (XmlException broken)
        {
            complaints.Error(BargainCodes.BrokenXml, At(source, broken.LineNumber, broken.LinePosition), "The text is not XML, or holds a document type, which is never opened.");
            return null;
        }
    }

    // Where a line and column stand in the text.
    private static SourceSpan At(SourceText source, int line, int column)
    {
        int at = 0;
        for (int k = 1; k < line && at >= 0; k++)
            at = source.Text.IndexOf('\n', at) is int next and >= 0 ? next + 1 : source.Text.Length;
        return new(Math.Clamp(at + Math.Max(0, column - 1), 0, source.Text.Length), 0);
    }

    private sealed class Binder(SourceText source, Complaints complaints)
    {
        // Where each line starts, so that a place costs no walk through the text.
        private readonly List<int> lines = [0, .. Enumerable.Range(0, source.Text.Length).Where(k => source.Text[k] == '\n').Select(k => k + 1)];

        public BargainFile? Scenario(XElement root)
        {
            if (root.Name.LocalName != "Scenario")
                return complaints.Fail<BargainFile>(BargainCodes.NotThisFormat, Of(root), $"The text is XML, but its root is '{DelimitedRows.Shown(root.Name.LocalName)}' and not 'Scenario'.");
            string[] dimensions = [.. Child(root, "Dimensions")?.Elements().Where(e => e.Name.LocalName == "dName").Select(e => e.Value.Trim()) ?? []];
            if (dimensions.Length == 0 || dimensions.Distinct().Count() < dimensions.Length || dimensions.Any(d => d.Length == 0))
                complaints.Error(BargainCodes.NobodyThere, Of(root), "The scenario must name its dimensions, each once, in 'Dimensions'.");
            StandingsDraft draft = new([.. dimensions.Distinct().Select(d => new IssueScale(d))], complaints);
            XElement[] actors = [.. Child(root, "Actors")?.Elements().Where(e => e.Name.LocalName == "Actor") ?? []];
            int count = dimensions.Distinct().Count();
            foreach (XElement actor in actors)
                if (!Actor(actor, draft, count))
                    break;
            SpatialOptions? options = Child(root, "ModelParameters") is XElement parameters ? Options(parameters) : null;
            ulong? seed = Child(root, "prngSeed") is XElement drawn && drawn.Value.Trim().Length > 0 ? Seed(drawn) : null;
            ImmutableArray<double> adjustment = Child(root, "IdealAdjustment") is XElement ideals ? Ideals(ideals, [.. actors.Select(a => Text(a, "name"))]) : [];
            foreach (XElement other in root.Elements().Where(e => e.Name.LocalName is not ("name" or "desc" or "prngSeed" or "ModelParameters" or "Dimensions" or "Actors" or "IdealAdjustment")))
                complaints.Warning(BargainCodes.NotUsed, Of(other), $"'{DelimitedRows.Shown(other.Name.LocalName)}' is not used.");
            return draft.Done() is Standings standings ? new()
            {
                Title = Text(root, "name") is { Length: > 0 } title ? title : "KTAB scenario", Note = Text(root, "desc") is { Length: > 0 } note ? note : null,
                Standings = standings, ActorNotes = draft.Notes, Options = options, Seed = seed is 0 ? null : seed, IdealAdjustment = adjustment,
            } : null;
        }

        // Whether there was room for it.
        private bool Actor(XElement actor, StandingsDraft draft, int dimensions)
        {
            string name = Text(actor, "name");
            if (!draft.Actor(new(name, Of(Child(actor, "name") ?? actor), -1), Text(actor, "description")))
                return false;
            string whose = $"of '{DelimitedRows.Shown(name)}'";
            double capability = Child(actor, "capability") is XElement c ? Number(c, $"The capability {whose}", KtabCsv.MostCapability) : Missing(actor, $"'{DelimitedRows.Shown(name)}' has no capability.");
            XElement[] positions = Numbers(actor, "Position", "dCoord"), saliences = Numbers(actor, "Salience", "dSal");
            if (positions.Length != dimensions || saliences.Length != dimensions)
            {
                complaints.Error(BargainCodes.CountsDiffer, Of(actor), $"'{DelimitedRows.Shown(name)}' has {positions.Length} positions and {saliences.Length} saliences for {dimensions} dimensions.");
                return true;
            }
            for (int k = 0; k < dimensions; k++)
                draft.Cell(k, Number(positions[k], $"A position {whose}", 100), Number(saliences[k], $"A salience {whose}", 100) / 100, capability);
            return true;
        }

        private double Missing(XElement at, string sentence)
        {
            complaints.Error(BargainCodes.NotANumber, Of(at), sentence);
            return double.NaN;
        }

        private double Number(XElement element, string what, double most) =>
            DelimitedRows.Number(new(element.Value.Trim(), Of(element), -1), what, 0, most, complaints) ?? double.NaN;

        private ulong? Seed(XElement element)
        {
            if (ulong.TryParse(element.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
                return seed;
            complaints.Error(BargainCodes.NotANumber, Of(element), $"The seed is no whole number: '{DelimitedRows.Shown(element.Value)}'.");
            return null;
        }

        // The published schema has words the program refuses; both are read.
        private SpatialOptions Options(XElement parameters)
        {
            SpatialOptions options = new();
            foreach (XElement p in parameters.Elements())
            {
                string word = p.Value.Trim();
                options = p.Name.LocalName switch
                {
                    "VictoryProbModel" => options with { Victory = Word(p, word, options.Victory) },
                    "PCEModel" => options with { Election = Word(p, word, options.Election) },
                    "StateTransitions" => options with { Transitions = Word(p, word, options.Transitions) },
                    "VotingRule" => options with { Voting = Word(p, word == "Proportional" ? "Prop" : word, options.Voting) },
                    "BigRAdjust" => options with { RiskAdjustment = Word(p, word == "No" ? "None" : word, options.RiskAdjustment) },
                    "BigRRange" => options with { RiskRange = Word(p, word, options.RiskRange) },
                    "ThirdPartyCommit" => options with { ThirdParties = Word(p, word == "No" ? "NoCommit" : word, options.ThirdParties) },
                    "InterVecBrgn" => options with { Interpolation = Word(p, word, options.Interpolation) },
                    "BargnModel" => options with { Estimate = Word(p, word, options.Estimate) },
                    _ => Unused(p, options),
                };
            }
            return options;
        }

        private SpatialOptions Unused(XElement p, SpatialOptions options)
        {
            complaints.Warning(BargainCodes.NotUsed, Of(p), $"The parameter '{DelimitedRows.Shown(p.Name.LocalName)}' is not used.");
            return options;
        }

        private T Word<T>(XElement at, string word, T usual) where T : struct, Enum
        {
            foreach (T value in Enum.GetValues<T>())
                if (string.Equals(value.ToString(), word, StringComparison.OrdinalIgnoreCase))
                    return value;
            complaints.Error(BargainCodes.UnknownWord, Of(at), $"'{DelimitedRows.Shown(word)}' is no {at.Name.LocalName}.", $"It is one of {string.Join(", ", Enum.GetNames<T>())}.");
            return usual;
        }

        private ImmutableArray<double> Ideals(XElement ideals, string[] actors)
        {
            if ((long)actors.Length * actors.Length > 2_000_000)
            {
                complaints.Error(BargainCodes.TooMany, Of(ideals), $"Ideals of {actors.Length} actors are more than is read.");
                return [];
            }
            double[] table = new double[actors.Length * actors.Length];
            for (int i = 0; i < actors.Length; i++)
                table[i * actors.Length + i] = 1;
            foreach (XElement pair in ideals.Elements().Where(e => e.Name.LocalName == "iaPair"))
            {
                int i = Array.IndexOf(actors, Text(pair, "adjustingIdeal")), j = Array.IndexOf(actors, Text(pair, "referencePos"));
                if (i < 0 || j < 0)
                    complaints.Error(BargainCodes.UnknownName, Of(pair), $"There is no actor '{DelimitedRows.Shown(Text(pair, i < 0 ? "adjustingIdeal" : "referencePos"))}'.");
                else if (Child(pair, "adjust") is XElement share)
                    table[i * actors.Length + j] = Number(share, "The share of an ideal", 1);
            }
            return ImmutableArray.Create(table);
        }

        private static XElement? Child(XElement of, string name) => of.Elements().FirstOrDefault(e => e.Name.LocalName == name);

        private static string Text(XElement of, string name) => Child(of, name)?.Value.Trim() ?? "";

        private static XElement[] Numbers(XElement actor, string list, string name) => [.. Child(actor, list)?.Elements().Where(e => e.Name.LocalName == name) ?? []];

        private SourceSpan Of(XElement element) => element is IXmlLineInfo info && info.HasLineInfo() && info.LineNumber <= lines.Count
            ? new(Math.Clamp(lines[info.LineNumber - 1] + Math.Max(0, info.LinePosition - 1), 0, source.Text.Length), 0) : default;
    }

    /// <summary>Writes standings as a scenario in the program's own words; ideals always stand there, because it refuses a file without them.</summary>
    public static BargainExport Write(string title, string? note, Standings standings, SpatialOptions? options = null, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(standings);
        List<string> lost = [];
        SpatialRows rows = SpatialRows.Of(standings, lost);
        if (rows.Actors.Length == 0)
            return new(null, [.. lost]);
        options ??= new();
        StringBuilder text = new();
        using (XmlWriter xml = XmlWriter.Create(text, new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            void Element(string name, string value) => xml.WriteElementString(name, Clean(value));
            string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
            xml.WriteStartElement("Scenario");
            Element("name", title);
            Element("desc", note ?? "");
            Element("prngSeed", seed.ToString(CultureInfo.InvariantCulture));
            xml.WriteStartElement("ModelParameters");
            foreach ((string name, string value) in new[]
            {
                ("VictoryProbModel", options.Victory.ToString()), ("PCEModel", options.Election.ToString()), ("StateTransitions", options.Transitions.ToString()), ("VotingRule", options.Voting.ToString()),
                ("BigRAdjust", options.RiskAdjustment.ToString()), ("BigRRange", options.RiskRange.ToString()), ("ThirdPartyCommit", options.ThirdParties.ToString()),
                ("InterVecBrgn", options.Interpolation.ToString()), ("BargnModel", options.Estimate.ToString()),
            })
                Element(name, value);
            xml.WriteEndElement();
            xml.WriteStartElement("Dimensions");
            foreach (IssueScale scale in standings.Issues)
                Element("dName", scale.Name);
            xml.WriteEndElement();
            xml.WriteStartElement("Actors");
            foreach (int i in rows.Actors)
            {
                xml.WriteStartElement("Actor");
                Element("name", standings.Actors[i]);
                Element("description", "");
                Element("capability", Number(rows.Capability(i)));
                xml.WriteStartElement("Position");
                for (int k = 0; k < standings.Issues.Length; k++)
                    Element("dCoord", Number(rows.Position(i, k)));
                xml.WriteEndElement();
                xml.WriteStartElement("Salience");
                for (int k = 0; k < standings.Issues.Length; k++)
                    Element("dSal", Number(rows.Salience(i, k)));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            xml.WriteStartElement("IdealAdjustment");
            foreach (int i in rows.Actors)
            {
                xml.WriteStartElement("iaPair");
                Element("adjustingIdeal", standings.Actors[i]);
                Element("referencePos", standings.Actors[i]);
                Element("adjust", "1");
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text.Append('\n'), [.. lost]);
    }

    // Control characters cannot stand in XML at all.
    private static string Clean(string text) => new([.. text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))]);
}
