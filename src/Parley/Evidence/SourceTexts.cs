using System.Collections.Immutable;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Evidence;

/// <summary>The archived texts of a case's sources, as far as they are there, and what there is to say about them.</summary>
public sealed class SourceTexts
{
    private readonly Dictionary<string, Text> texts = [];

    private SourceTexts(ImmutableArray<Diagnostic> diagnostics) => Diagnostics = diagnostics;

    /// <summary>Missing files, wrong hashes and bytes that are no text, in the order of the sources; places are those of the sources in the case file.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>No text at all; for a case that has no folder.</summary>
    public static SourceTexts None { get; } = new([]);

    /// <summary>The text of a source; null when it is not there or is no text. A text whose hash differs is given too.</summary>
    public Text? Of(string source) => texts.GetValueOrDefault(source);

    /// <summary>Checks the archived texts of a case byte for byte.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="read">Gives the bytes at a path below the folder of the case; neither bytes nor a problem when nothing is there, a problem in words when it cannot be read.</param>
    public static SourceTexts Read(Case theCase, Func<string, (byte[]? Bytes, string? Problem)> read)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(read);
        ImmutableArray<Diagnostic>.Builder said = ImmutableArray.CreateBuilder<Diagnostic>();
        Dictionary<string, Text> found = [];
        foreach (Source source in theCase.Sources.Where(s => s.File is not null))
        {
            (byte[]? bytes, string? problem) = read(source.File!);
            if (problem is not null)
            {
                Say(EvidenceCodes.FileUnreadable, Severity.Error, source, $"The archived text {source.File} of the source '{source.Id}' cannot be read: {problem}.", null);
                continue;
            }
            if (bytes is null)
            {
                Say(EvidenceCodes.FileMissing, Severity.Warning, source, $"The archived text {source.File} of the source '{source.Id}' is not there.", "Its quotations cannot be checked here.");
                continue;
            }
            string hash = Text.HashOf(bytes);
            if (source.Sha256 is null)
                Say(EvidenceCodes.HashMissing, Severity.Hint, source, $"The archived text {source.File} has the hash {hash}.", "Write it under 'sha256'.");
            else if (source.Sha256 != hash)
                Say(
                    EvidenceCodes.HashDiffers, Severity.Error, source, $"The archived text {source.File} of the source '{source.Id}' is not the one whose hash the case states.",
                    $"Its SHA-256 is {hash}; bring the text back, or look at every quotation again and state the new hash.");
            Reading<Text> reading = TextDecoder.Decode(source.File!, bytes, source.Encoding ?? TextDecoder.Encodings[0]);
            foreach (Diagnostic complaint in reading.Diagnostics)
                Say(complaint.Code, complaint.Severity, source, $"{source.File}: {complaint.Message}", complaint.Hint);
            if (reading.Value is Text text)
                found.TryAdd(source.Id, text);
        }
        SourceTexts all = new(said.ToImmutable());
        foreach ((string id, Text text) in found)
            all.texts.Add(id, text);
        return all;

        void Say(string code, Severity severity, Source source, string message, string? hint) =>
            said.Add(new() { Code = code, Severity = severity, Span = source.Span, Message = message, Hint = hint });
    }
}
