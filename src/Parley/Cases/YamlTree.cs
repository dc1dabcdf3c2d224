using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Parley.Cases;

/// <summary>Reads YAML into <see cref="YamlNode"/>s with places; the only file that knows the YAML library.</summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 64;

    private readonly string text;
    private readonly int shift;
    private readonly Complaints complaints;
    private readonly Scanner scanner;
    private readonly Parser parser;
    private SourceSpan? tooDeep;

    private YamlTree(string text, Complaints complaints)
    {
        // A byte order mark would become part of the first key; the library's marks count from behind it.
        shift = text.StartsWith('\uFEFF') ? 1 : 0;
        (this.text, this.complaints) = (text, complaints);
        scanner = new Scanner(new StringReader(text[shift..]), skipComments: true);
        parser = new Parser(scanner);
    }

    /// <summary>The root of a text; null when the YAML cannot be read, which has been complained about then.</summary>
    public static YamlNode? Read(SourceText source, Complaints complaints)
    {
        if (!SourceDecoder.CheckText(source.Text, complaints))
            return null;
        YamlTree tree = new(source.Text, complaints);
        try
        {
            return tree.Document();
        }
        catch (InvalidOperationException) when (tree.tooDeep is not null)
        {
            complaints.Error(Codes.TooDeep, tree.tooDeep!.Value, $"Lists and mappings are nested more than {MaxDepth} deep.");
            return null;
        }
        catch (YamlException e)
        {
            // A word out of place and a quote that stays open are best shown where they begin; everything else where the scanner stopped.
            long start = e.Start.Index > 0 && (e is SemanticErrorException || e.Message.Contains("quoted", StringComparison.Ordinal))
                ? e.Start.Index
                : Math.Max(e.End.Index, e.Start.Index == 0 ? tree.scanner.CurrentPosition.Index : 0);
            complaints.Error(Codes.BrokenYaml, tree.Span(start, start + 1), $"The text is not well-formed YAML: {Sentence(e.Message)}", HintFor(e.Message));
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // Malformed flow collections make the library throw these, without a place.
            complaints.Error(Codes.BrokenYaml, tree.Here(), "The text is not well-formed YAML.", "Is a bracket or a brace left open?");
            return null;
        }
    }

    private YamlNode? Document()
    {
        Next<StreamStart>();
        if (!parser.MoveNext() || parser.Current is not DocumentStart)
        {
            complaints.Error(Codes.TextEmpty, default, "The file holds nothing but comments.", "'parley new' writes a case to start from.");
            return null;
        }
        parser.MoveNext();
        YamlNode root = Node(0);
        Next<DocumentEnd>();
        if (parser.MoveNext() && parser.Current is DocumentStart second)
        {
            complaints.Error(Codes.SeveralDocuments, Span(second.Start.Index, second.End.Index), "A second YAML document begins here; a file holds one.", "Remove '---', or use two files.");
            return null;
        }
        return root;
    }

    private void Next<T>() where T : ParsingEvent
    {
        if (!parser.MoveNext() || parser.Current is not T)
            throw new InvalidOperationException("the parser is out of step");
    }

    /// <summary>The node that begins with the current event; afterwards the current event is its last one.</summary>
    private YamlNode Node(int depth)
    {
        if (depth > MaxDepth)
        {
            tooDeep = Span(parser.Current!.Start.Index, parser.Current.End.Index);
            throw new InvalidOperationException("nested too deeply");
        }
        ParsingEvent current = parser.Current!;
        SourceSpan span = Span(current.Start.Index, current.End.Index);
        if (current is AnchorAlias)
        {
            complaints.Error(Codes.AnchorOrAlias, span, "Aliases (*) are not used in case files.", "Repeat the value, or put text that begins with * in quotes.");
            return new YamlNode.Rejected(span);
        }
        if (current is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
        {
            if (!node.Anchor.IsEmpty)
                complaints.Error(Codes.AnchorOrAlias, span, "Anchors (&) are not used in case files.", "Remove it, or put text that begins with & in quotes.");
            if (!node.Tag.IsEmpty)
                complaints.Error(Codes.Tag, span, "Tags (!) are not used in case files.", "Remove it, or put text that begins with ! in quotes.");
        }
        return current switch
        {
            Scalar scalar => Leaf(scalar, span),
            SequenceStart => Items(span, depth),
            MappingStart => Entries(span, depth),
            _ => throw new InvalidOperationException("no node begins here"),
        };
    }

    private YamlNode.Sequence Items(SourceSpan start, int depth)
    {
        ImmutableArray<YamlNode>.Builder items = ImmutableArray.CreateBuilder<YamlNode>();
        int end = start.End;
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
        {
            items.Add(Node(depth + 1));
            end = Math.Max(end, items[^1].Span.End);
        }
        end = Math.Max(end, Closing());
        return new(items.ToImmutable(), new(start.Start, end - start.Start));
    }

    private YamlNode.Mapping Entries(SourceSpan start, int depth)
    {
        ImmutableArray<YamlNode.Entry>.Builder entries = ImmutableArray.CreateBuilder<YamlNode.Entry>();
        HashSet<string> seen = [];
        int end = start.End;
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            YamlNode key = Node(depth + 1);
            parser.MoveNext();
            YamlNode value = Node(depth + 1);
            end = Math.Max(end, Math.Max(key.Span.End, value.Span.End));
            if (key is not YamlNode.Scalar scalar)
            {
                if (key is not YamlNode.Rejected)
                    complaints.Error(Codes.ComplexKey, key.Span, "A key must be text; this one is a list or a mapping.", "Put text that begins with [ or { in quotes.");
            }
            else if (seen.Add(scalar.Text.Value))
                entries.Add(new(scalar.Text, value));
            else
                complaints.Error(Codes.DuplicateKey, key.Span, $"The key '{Shown(scalar.Text.Value)}' stands here twice.", "Remove one, or merge the two.");
        }
        end = Math.Max(end, Closing());
        return new(entries.ToImmutable(), new(start.Start, end - start.Start));
    }

    /// <summary>The position behind a closing bracket or brace; 0 when the collection just ended was written in lines.</summary>
    private int Closing()
    {
        int at = Span(parser.Current!.Start.Index, parser.Current.Start.Index).Start;
        return at < text.Length && text[at] is (']' or '}') ? at + 1 : 0;
    }

    private YamlNode Leaf(Scalar scalar, SourceSpan span)
    {
        bool plain = scalar.Style is ScalarStyle.Plain;
        // Block scalars end behind their last line break, which would make the place end in the next line.
        while (span.Length > 0 && char.IsWhiteSpace(text[span.End - 1]))
            span = new(span.Start, span.Length - 1);
        int inside = span.Start + (plain ? 0 : 1);
        bool exact = scalar.Style is ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted
            && span.Length == scalar.Value.Length + (plain ? 0 : 2)
            && string.CompareOrdinal(text, inside, scalar.Value, 0, scalar.Value.Length) == 0;
        if (!exact && SourceDecoder.Forbidden(scalar.Value) >= 0)
        {
            complaints.Error(Codes.ForbiddenCharacter, span, "An escape in this text stands for NUL or for half of a surrogate pair.", "Remove the escape.");
            return new YamlNode.Rejected(span);
        }
        return new YamlNode.Scalar(new(scalar.Value, span, exact ? inside : -1), plain);
    }

    private SourceSpan Here() => Span(scanner.CurrentPosition.Index, scanner.CurrentPosition.Index + 1);

    /// <summary>The library's marks as a place in the text: its index counts UTF-16 code units, as ours does.</summary>
    private SourceSpan Span(long start, long end)
    {
        int from = (int)Math.Clamp(start + shift, 0, text.Length), to = (int)Math.Clamp(end + shift, from, text.Length);
        return new(from, to - from);
    }

    /// <summary>A word as a message may show it: short, on one line.</summary>
    internal static string Shown(string word)
    {
        string line = string.Concat(word.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= 60 ? line : line[..(char.IsHighSurrogate(line[58]) ? 58 : 59)] + "…";
    }

    private static string Sentence(string message)
    {
        string line = message.ReplaceLineEndings(" ").Trim();
        line = line.Length <= 120 ? line : line[..119] + "…";
        return (line.Length > 0 ? char.ToLowerInvariant(line[0]) + line[1..] : "it cannot be read") + (line.EndsWith('.') ? "" : ".");
    }

    private static string HintFor(string message) =>
        message.Contains("tab", StringComparison.OrdinalIgnoreCase) && !message.Contains("start any", StringComparison.Ordinal)
            ? "Indent with spaces, not with tabs."
            : "Check the indentation, close every bracket and quote, and put text in quotes that holds ': ' or begins with a sign.";
}
