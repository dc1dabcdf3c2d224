using System.Collections.Immutable;

namespace Parley.Studies;

/// <summary>The pattern of improvement and sanction a concept asks about. Numbers reach disk: append only.</summary>
public enum SanctionForm
{
    /// <summary>No improvement at all.</summary>
    Nash = 0,

    /// <summary>Opponents answer by any legal moves.</summary>
    Gmr = 1,

    /// <summary>As GMR, and no counter-move escapes.</summary>
    Smr = 2,

    /// <summary>Opponents answer by legal sequences of what tempts themselves.</summary>
    Seq = 3,

    /// <summary>As SEQ, and no counter-move escapes.</summary>
    Sseq = 4,
}

/// <summary>What an unknown preference counts for. Numbers reach disk: append only. Source: [LiHipelKilgourFang2004].</summary>
public enum UnknownIndex
{
    /// <summary>An uncertain gain tempts; an uncertain loss does not deter.</summary>
    A = 0,

    /// <summary>Only a certain gain tempts and only a certain loss deters.</summary>
    B = 1,

    /// <summary>An uncertain gain tempts and an uncertain loss deters.</summary>
    C = 2,

    /// <summary>Only a certain gain tempts; an uncertain loss deters.</summary>
    D = 3,
}

/// <summary>How a preference is read when it says more, or less, than one complete order: what tempts, what deters, and what opponents would do.</summary>
/// <remarks>A closed family; every member gives the same five concepts their meaning.</remarks>
public abstract record PreferenceReading
{
    private PreferenceReading(string prefix, string suffix, string shortPrefix, string shortSuffix, string words, params ImmutableArray<string> citations) =>
        (Prefix, Suffix, ShortPrefix, ShortSuffix, Words, Citations) = (prefix, suffix, shortPrefix, shortSuffix, words, citations);

    /// <summary>What stands before the form in the concept's key.</summary>
    public string Prefix { get; }

    /// <summary>What stands after the form in the concept's key.</summary>
    public string Suffix { get; }

    /// <summary>What stands before the form's abbreviation.</summary>
    public string ShortPrefix { get; }

    /// <summary>What stands after the form's abbreviation.</summary>
    public string ShortSuffix { get; }

    /// <summary>The reading in words.</summary>
    public string Words { get; }

    /// <summary>Keys in <c>references.bib</c>.</summary>
    public ImmutableArray<string> Citations { get; }

    /// <summary>Unknown preference under one of four indices.</summary>
    public sealed record Unknown(UnknownIndex Index)
        : PreferenceReading("", "-" + Letter(Index), "", "-" + Letter(Index), $"unknown preferences read by index {Letter(Index)}", "LiHipelKilgourFang2004");

    /// <summary>Sanctions must hurt with a given strength; with an index, unknown preferences are read by it as well (hybrid).</summary>
    public sealed record Strong : PreferenceReading
    {
        /// <summary>A reading that asks for strength.</summary>
        /// <param name="strength">Least strength of a sanction, at least 2.</param>
        /// <param name="index">How unknown pairs count; null where there are none.</param>
        /// <exception cref="ArgumentOutOfRangeException">The strength is below 2.</exception>
        public Strong(int strength, UnknownIndex? index = null)
            : base(
                strength == 2 ? "strong-" : $"strong{strength}-",
                index is null ? "" : "-" + Letter(index.Value),
                "",                                                // not "S": SSEQ is symmetric sequential stability
                new string('>', strength) + (index is null ? "" : "-" + Letter(index.Value)),
                $"sanctions of strength {strength} or more" + (index is null ? "" : $", unknown preferences read by index {Letter(index.Value)}"),
                index is null ? ["HamoudaKilgourHipel2004", "XuHipelKilgour2009"] : ["XuHipelKilgourChen2010"])
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(strength, 2);
            (Strength, Index) = (strength, index);
        }

        /// <summary>Least strength of a sanction.</summary>
        public int Strength { get; }

        /// <summary>How unknown pairs count; null where there are none.</summary>
        public UnknownIndex? Index { get; }
    }

    /// <summary>Degrees of certainty against each decision maker's satisficing threshold.</summary>
    public sealed record Fuzzy() : PreferenceReading("fuzzy-", "", "F", "", "fuzzy preferences with satisficing thresholds", "AlMutairiHipelKamel2008", "BasharKilgourHipel2012");

    /// <summary>Intervals of certainty, each read at the point its decision maker anticipates.</summary>
    public sealed record Grey() : PreferenceReading("grey-", "", "Grey ", "", "grey preferences at the anticipated point", "KuangBasharHipelKilgour2015");

    /// <summary>Probabilities of preference with levels for temptation, deterrence and credibility.</summary>
    public sealed record Probabilistic : PreferenceReading
    {
        /// <summary>A reading by probabilities.</summary>
        /// <param name="alpha">A state tempts when it is preferred with a probability above 1 - alpha.</param>
        /// <param name="beta">A state deters when it is preferred with a probability of at most 1 - beta.</param>
        /// <param name="gamma">Opponents step where they prefer with a probability above 1 - gamma.</param>
        /// <exception cref="ArgumentOutOfRangeException">A level is not between 0 and 1.</exception>
        public Probabilistic(double alpha, double beta, double gamma)
            : base("prob-", $"@{alpha}/{beta}/{gamma}", "P", "", $"probabilistic preferences with levels {alpha}, {beta}, {gamma}", "RegoSantos2015")
        {
            foreach (double level in (ReadOnlySpan<double>)[alpha, beta, gamma])
                if (!(level >= 0 && level <= 1))
                    throw new ArgumentOutOfRangeException(nameof(alpha), level, "A level lies between 0 and 1.");
            (Alpha, Beta, Gamma) = (alpha, beta, gamma);
        }

        /// <summary>Level of temptation.</summary>
        public double Alpha { get; }

        /// <summary>Level of deterrence.</summary>
        public double Beta { get; }

        /// <summary>Level of the opponents' credibility.</summary>
        public double Gamma { get; }
    }

    /// <summary>Attitudes toward others instead of plain self-interest.</summary>
    public sealed record Relational() : PreferenceReading("relational-", "", "R", "", "attitudes toward others", "InoharaHipelWalker2007");

    /// <summary>Two readings are the same when they name the same concepts.</summary>
    public virtual bool Equals(PreferenceReading? other) => other is not null && (other.Prefix, other.Suffix) == (Prefix, Suffix);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Prefix, Suffix);

    private static string Letter(UnknownIndex index) => index.ToString().ToLowerInvariant();

    /// <summary>The readings that can be named without numbers, in the order in which tables show them.</summary>
    public static ImmutableArray<PreferenceReading> Named { get; } =
    [
        new Unknown(UnknownIndex.A), new Unknown(UnknownIndex.B), new Unknown(UnknownIndex.C), new Unknown(UnknownIndex.D),
        new Strong(2), new Strong(3),
        new Strong(2, UnknownIndex.A), new Strong(2, UnknownIndex.B), new Strong(2, UnknownIndex.C), new Strong(2, UnknownIndex.D),
        new Fuzzy(), new Grey(), new Probabilistic(0.5, 0.5, 0.5), new Relational(),
    ];
}
