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
    public bool IsOverRanks => this is NashStability or GeneralMetarationality or SymmetricMetarationality or SequentialStability
        or SymmetricSequentialStability or SimultaneousStability or SequentialOrSimultaneousStability;

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

    /// <summary>Policy stability: some policy of the opponent leaves the decision maker no policy of their own that ends somewhere better. For two decision makers.</summary>
    public sealed record PolicyStability() : StabilityConcept("policy", "Policy", "policy stability", "ZengFangHipelKilgour2004");

    /// <summary>Policy stability among credible policies, in which every move is an improvement for its mover. For two decision makers.</summary>
    public sealed record CrediblePolicyStability() : StabilityConcept("credible-policy", "CPolicy", "credible policy stability", "ZengFangHipelKilgour2004");

    /// <summary>Limited moves foreseen by a decision maker whose opponents act as one. Parley's own extension of L_h to any number of decision makers.</summary>
    /// <remarks>Not the published L_h^CC, whose wording we could not consult.</remarks>
    public sealed record ForesightTogether : StabilityConcept
    {
        /// <summary>Foresight of some moves, the opponents' joint moves counted as one each.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
        public ForesightTogether(int horizonInMoves)
            : base($"foresight-together{horizonInMoves}", $"Together{horizonInMoves}", $"limited-move stability against opponents together, {horizonInMoves} moves foreseen", "FangHipelKilgour1989")
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(horizonInMoves, 1);
            HorizonInMoves = horizonInMoves;
        }

        /// <summary>How many moves are foreseen in all, the first included; at least 1.</summary>
        public int HorizonInMoves { get; }
    }

    /// <summary>Limited moves foreseen by a decision maker whose opponents act each alone. Parley's own extension of L_h to any number of decision makers.</summary>
    /// <remarks>Not the published L_h^CI, whose wording we could not consult.</remarks>
    public sealed record ForesightAlone : StabilityConcept
    {
        /// <summary>Foresight of some moves, each made by one decision maker.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
        public ForesightAlone(int horizonInMoves)
            : base($"foresight-alone{horizonInMoves}", $"Alone{horizonInMoves}", $"limited-move stability against opponents each alone, {horizonInMoves} moves foreseen", "FangHipelKilgour1989")
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(horizonInMoves, 1);
            HorizonInMoves = horizonInMoves;
        }

        /// <summary>How many moves are foreseen in all, the first included; at least 1.</summary>
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

    /// <summary>Weak stability: stable, but no longer when every sanction must have a certain strength.</summary>
    /// <remarks>What needs no sanction is stable at every strength, so nothing is weakly Nash stable and that form is not offered.</remarks>
    public sealed record WeakStability : StabilityConcept
    {
        /// <summary>Weak stability of one form.</summary>
        /// <param name="form">The pattern of improvement and sanction; not Nash.</param>
        /// <param name="strength">The strength that some sanction lacks, at least 2.</param>
        /// <param name="index">How unknown pairs count; null where there are none.</param>
        /// <exception cref="ArgumentOutOfRangeException">The form is Nash, or the strength is below 2.</exception>
        public WeakStability(SanctionForm form, int strength = 2, UnknownIndex? index = null)
            : this(form, new Read(form, new PreferenceReading.Strong(strength, index)), index) =>
            ArgumentOutOfRangeException.ThrowIfEqual(form, SanctionForm.Nash);

        private WeakStability(SanctionForm form, Read strong, UnknownIndex? index)
            : base(
                strong.Key.Replace("strong", "weak", StringComparison.Ordinal),
                "Weak " + strong.Abbreviation,
                "weak " + FormName(form) + $", short of strength {((PreferenceReading.Strong)strong.Reading).Strength}" + (index is null ? "" : $", unknown preferences read by index {index.ToString()!.ToLowerInvariant()}"),
                strong.Citations) =>
            (Strong, General) = (strong, index is UnknownIndex unknown ? new Read(form, new PreferenceReading.Unknown(unknown)) : Plain(form));

        /// <summary>The concept under which a weakly stable state is stable.</summary>
        public StabilityConcept General { get; }

        /// <summary>The concept under which it is not.</summary>
        public Read Strong { get; }
    }

    private static StabilityConcept Plain(SanctionForm form) => form switch
    {
        SanctionForm.Gmr => new GeneralMetarationality(),
        SanctionForm.Smr => new SymmetricMetarationality(),
        SanctionForm.Seq => new SequentialStability(),
        _ => new SymmetricSequentialStability(),
    };

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

    /// <inheritdoc cref="PolicyStability"/>
    public static StabilityConcept Policy { get; } = new PolicyStability();

    /// <inheritdoc cref="CrediblePolicyStability"/>
    public static StabilityConcept CrediblePolicy { get; } = new CrediblePolicyStability();

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

    /// <summary>Finds a concept by its key or abbreviation, whatever the case of the letters; <c>l3</c>, <c>maximin2</c> and <c>foresight-alone:4</c> carry their horizon.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StabilityConcept? concept) => (concept = ConceptKeys.Find(text)) is not null;

    /// <summary>The five sanction concepts under every reading that can be named without numbers.</summary>
    public static ImmutableArray<StabilityConcept> ReadConcepts { get; } =
        [.. PreferenceReading.Named.SelectMany(reading => Enum.GetValues<SanctionForm>().Select(form => (StabilityConcept)new Read(form, reading)))];

    /// <summary>Weak stability of every form short of strength 2 or 3, and of strength 2 under every index of unknown preference.</summary>
    public static ImmutableArray<StabilityConcept> WeakConcepts { get; } =
    [
        .. from reading in PreferenceReading.Named.OfType<PreferenceReading.Strong>()
           from form in Enum.GetValues<SanctionForm>()
           where form != SanctionForm.Nash
           select (StabilityConcept)new WeakStability(form, reading.Strength, reading.Index),
    ];

    /// <summary>Two concepts are the same when they have the same key.</summary>
    public virtual bool Equals(StabilityConcept? other) => other is not null && other.Key == Key;

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public sealed override string ToString() => Abbreviation;
}
