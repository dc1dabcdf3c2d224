using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Parley.Studies;

/// <summary>What it takes for a decision maker to stay at a state.</summary>
/// <remarks>A closed family. The definitions stand in code in <c>Parley.Analysis.Stability.Definitions</c>.</remarks>
public abstract record StabilityConcept
{
    private StabilityConcept(string key, string abbreviation, string name, params ImmutableArray<string> citations) =>
        (Key, Abbreviation, Name, Citations) = (key, abbreviation, name, citations);

    /// <summary>The word used in files and on the command line.</summary>
    public string Key { get; }

    /// <summary>The abbreviation the literature prints.</summary>
    public string Abbreviation { get; }

    /// <summary>The full name.</summary>
    public string Name { get; }

    /// <summary>Keys in <c>references.bib</c> for the definition.</summary>
    public ImmutableArray<string> Citations { get; }

    /// <summary>Whether the concept asks about improvements and sanctions over complete orders, so that ranks decide it.</summary>
    public bool IsOverRanks => this is not (LimitedMove or NonMyopicStability or MaximinStability or Read);

    /// <summary>No improvement exists.</summary>
    public sealed record NashStability() : StabilityConcept("nash", "Nash", "Nash stability", "Nash1950", "Nash1951");

    /// <summary>Every improvement can be answered by some state that is no better than staying.</summary>
    public sealed record GeneralMetarationality() : StabilityConcept("gmr", "GMR", "general metarationality", "Howard1971");

    /// <summary>As GMR, and no counter-move escapes the answer.</summary>
    public sealed record SymmetricMetarationality() : StabilityConcept("smr", "SMR", "symmetric metarationality", "Howard1971");

    /// <summary>As GMR, with answers made of the opponents' own improvements.</summary>
    public sealed record SequentialStability() : StabilityConcept("seq", "SEQ", "sequential stability", "FraserHipel1979", "FraserHipel1984");

    /// <summary>As SEQ, and no counter-move escapes the answer.</summary>
    public sealed record SymmetricSequentialStability() : StabilityConcept("sseq", "SSEQ", "symmetric sequential stability", "RegoVieira2017");

    /// <summary>Every improvement can come out no better than staying when the opponents improve at the same time.</summary>
    public sealed record SimultaneousStability() : StabilityConcept("sim", "SIM", "simultaneous stability", "FraserHipel1979", "FraserHipel1984");

    /// <summary>Sequentially stable or simultaneously stable, as the classical books use the two together.</summary>
    public sealed record SequentialOrSimultaneousStability() : StabilityConcept("seq-or-sim", "SEQ or SIM", "sequential or simultaneous stability", "FraserHipel1984");

    /// <summary>Limited-move stability L_h: the decision maker stays when a number of moves is foreseen. For two decision makers.</summary>
    public sealed record LimitedMove : StabilityConcept
    {
        /// <summary>Foresight of some moves.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
        public LimitedMove(int horizonInMoves)
            : base($"l{horizonInMoves}", $"L{horizonInMoves}", $"limited-move stability with {horizonInMoves} moves foreseen", "Zagare1984", "FangHipelKilgour1989")
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(horizonInMoves, 1);
            HorizonInMoves = horizonInMoves;
        }

        /// <summary>How many moves are foreseen in all, the first included; at least 1.</summary>
        public int HorizonInMoves { get; }
    }

    /// <summary>The decision maker stays for every horizon from some length on. For two decision makers.</summary>
    public sealed record NonMyopicStability() : StabilityConcept("nm", "NM", "non-myopic stability", "BramsWittman1981", "Kilgour1984");

    /// <summary>Maximin_h: moving does not pay when the opponent then hurts as much as the remaining moves allow. For two decision makers.</summary>
    public sealed record MaximinStability : StabilityConcept
    {
        /// <summary>Caution over some moves.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
        public MaximinStability(int horizonInMoves)
            : base($"maximin{horizonInMoves}", $"Maximin{horizonInMoves}", $"maximin stability over {horizonInMoves} moves", "RegoVieira2020")
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(horizonInMoves, 1);
            HorizonInMoves = horizonInMoves;
        }

        /// <summary>How many moves are considered in all, the first included; at least 1.</summary>
        public int HorizonInMoves { get; }
    }

    /// <summary>One of the five sanction concepts over preferences that are read in a particular way.</summary>
    /// <param name="Form">The pattern of improvement and sanction.</param>
    /// <param name="Reading">What tempts and what deters.</param>
    public sealed record Read(SanctionForm Form, PreferenceReading Reading) : StabilityConcept(
        Reading.Prefix + FormKey(Form) + Reading.Suffix,
        Reading.ShortPrefix + FormAbbreviation(Form) + Reading.ShortSuffix,
        FormName(Form) + " with " + Reading.Words,
        Reading.Citations);

    private static string FormKey(SanctionForm form) => form.ToString().ToLowerInvariant();

    private static string FormAbbreviation(SanctionForm form) => form == SanctionForm.Nash ? "Nash" : form.ToString().ToUpperInvariant();

    private static string FormName(SanctionForm form) => form switch
    {
        SanctionForm.Nash => "Nash stability",
        SanctionForm.Gmr => "general metarationality",
        SanctionForm.Smr => "symmetric metarationality",
        SanctionForm.Seq => "sequential stability",
        _ => "symmetric sequential stability",
    };

    /// <inheritdoc cref="NonMyopicStability"/>
    public static StabilityConcept NonMyopic { get; } = new NonMyopicStability();

    /// <inheritdoc cref="NashStability"/>
    public static StabilityConcept Nash { get; } = new NashStability();

    /// <inheritdoc cref="GeneralMetarationality"/>
    public static StabilityConcept Gmr { get; } = new GeneralMetarationality();

    /// <inheritdoc cref="SymmetricMetarationality"/>
    public static StabilityConcept Smr { get; } = new SymmetricMetarationality();

    /// <inheritdoc cref="SequentialStability"/>
    public static StabilityConcept Seq { get; } = new SequentialStability();

    /// <inheritdoc cref="SymmetricSequentialStability"/>
    public static StabilityConcept Sseq { get; } = new SymmetricSequentialStability();

    /// <inheritdoc cref="SimultaneousStability"/>
    public static StabilityConcept Sim { get; } = new SimultaneousStability();

    /// <inheritdoc cref="SequentialOrSimultaneousStability"/>
    public static StabilityConcept SeqOrSim { get; } = new SequentialOrSimultaneousStability();

    /// <summary>The longest horizon that can be named.</summary>
    public const int LongestHorizon = 1000;

    /// <summary>Every concept without a horizon that exists for any number of decision makers, in the order in which tables show them.</summary>
    public static ImmutableArray<StabilityConcept> All { get; } = [Nash, Sseq, Seq, Smr, Gmr, Sim, SeqOrSim];

    /// <summary>The concepts of the core literature, shown unless others are asked for.</summary>
    public static ImmutableArray<StabilityConcept> Core { get; } = [Nash, Sseq, Seq, Smr, Gmr, Sim];

    /// <summary>Finds a concept by its key or abbreviation, whatever the case of the letters; <c>l3</c> and <c>maximin2</c> carry their horizon.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StabilityConcept? concept)
    {
        concept = All.Append(NonMyopic).FirstOrDefault(c =>
            string.Equals(c.Key, text, StringComparison.OrdinalIgnoreCase)
            || string.Equals(c.Abbreviation, text, StringComparison.OrdinalIgnoreCase));
        concept ??= ReadConcepts.FirstOrDefault(c => string.Equals(c.Key, text, StringComparison.OrdinalIgnoreCase) || string.Equals(c.Abbreviation, text, StringComparison.Ordinal));
        concept ??= Probabilistic(text);
        if (concept is null && Horizon(text, "maximin") is int caution)
            concept = new MaximinStability(caution);
        if (concept is null && Horizon(text, "l") is int foresight)
            concept = new LimitedMove(foresight);
        return concept is not null;
    }

    /// <summary>The five sanction concepts under every reading that can be named without numbers.</summary>
    public static ImmutableArray<StabilityConcept> ReadConcepts { get; } =
        [.. PreferenceReading.Named.SelectMany(reading => Enum.GetValues<SanctionForm>().Select(form => (StabilityConcept)new Read(form, reading)))];

    // prob-seq, prob-seq@0.6/0.5/0.7
    private static Read? Probabilistic(string? text)
    {
        string[] parts = (text ?? "").Split('@');
        if (!parts[0].StartsWith("prob-", StringComparison.OrdinalIgnoreCase) || !Enum.TryParse(parts[0].AsSpan(5), ignoreCase: true, out SanctionForm form) || !Enum.IsDefined(form))
            return null;
        if (parts.Length == 1)
            return new Read(form, new PreferenceReading.Probabilistic(0.5, 0.5, 0.5));
        double[] levels = [.. parts[1].Split('/').Select(level => double.TryParse(level, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out double value) ? value : double.NaN)];
        return parts.Length == 2 && levels.Length == 3 && levels.All(level => level is >= 0 and <= 1)
            ? new Read(form, new PreferenceReading.Probabilistic(levels[0], levels[1], levels[2]))
            : null;
    }

    private static int? Horizon(string? text, string prefix) =>
        text is not null && text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && int.TryParse(text.AsSpan(prefix.Length).TrimStart('_'), System.Globalization.NumberStyles.None, null, out int h)
        && h is >= 1 and <= LongestHorizon ? h : null;

    /// <inheritdoc/>
    public sealed override string ToString() => Abbreviation;
}
