using System.Collections.Immutable;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>What a reading may be given besides the text.</summary>
public sealed record TestimonyAids
{
    /// <summary>The cues.</summary>
    public CueTables Tables { get; init; } = CueTables.BuiltIn;

    /// <summary>What somebody has set right by hand.</summary>
    public Corrections? Corrections { get; init; }

    /// <summary>Texts of sources, against which quotations are held, each with the name of its voice or none.</summary>
    public ImmutableArray<(string? Voice, Text Text)> Sources { get; init; } = [];
}

/// <summary>Reads a text: who speaks inside whose words, what was done to the words, and what does not fit together.</summary>
/// <remarks>
/// Rules and tables only: the same text, study and aids give the same findings. Work is linear in the length of the text. The rules and their limits
/// are described in docs/theory/testimony.md. No rule says what is true.
/// </remarks>
public static class TestimonyReader
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="study">What to start from.</param>
    /// <param name="aids">Tables, corrections and sources; the tables of the program when null.</param>
    /// <param name="progress">Told how much is done, from 0 to 1.</param>
    /// <param name="cancellation">Interrupts the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stale limit is less than a month.</exception>
    public static TestimonyFindings Read(Text text, TestimonyStudy study, TestimonyAids? aids = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(study);
        ArgumentOutOfRangeException.ThrowIfLessThan(study.StaleAfterMonths, 1, nameof(study));
        aids ??= new();
        Corrected corrected = Corrected.Of(text, aids.Corrections, cancellation);
        CueTables tables = corrected.Aliases.Length > 0 ? aids.Tables.With(corrected.Aliases) : aids.Tables;
        Material material = Gathering.Of(text, study, tables, corrected, progress, cancellation);
        progress?.Report(0.7);
        FindingList findings = new(material, corrected);
        StructureRules.Apply(material, findings);
        MarkRules marks = MarkRules.Apply(material, corrected, findings);
        LinkRules.Apply(material, findings);
        TimeRules times = TimeRules.Apply(material, findings);
        SourceRules.Apply(material, findings);
        NumberRules.Apply(material, findings);
        cancellation.ThrowIfCancellationRequested();
        ImmutableArray<NameGroup> names = NameRules.Apply(material, findings);
        CertaintyRules.Apply(material, findings);
        FidelityRules.Apply(material, marks, aids.Sources, findings, cancellation);
        corrected.Report(findings);
        progress?.Report(0.9);
        return Assembly.Of(material, corrected, marks, times, names, findings.InOrder());
    }
}
