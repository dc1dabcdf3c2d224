using System.Collections.Immutable;

namespace Parley.Studies;

/// <summary>One point on every issue, and what it is worth to whom.</summary>
/// <param name="Points">One per issue.</param>
/// <param name="Utilities">One per actor: the mean over issues by salience, 1 at the own positions, 0 a whole scale away on all.</param>
/// <param name="Gains">One per actor: how much better it is than failure.</param>
/// <param name="IsAllowed">Whether it respects every ratifier and every dependency.</param>
public sealed record Package(ImmutableArray<double> Points, ImmutableArray<double> Utilities, ImmutableArray<double> Gains, bool IsAllowed);

/// <summary>What stands out among packages. Numbers reach disk: append only.</summary>
public enum PackageRole
{
    /// <summary>The compromise: the weighted mean of every issue.</summary>
    Compromise = 0,

    /// <summary>The largest product of gains.</summary>
    Nash = 1,

    /// <summary>Everybody as near as possible to the same share of the most they could gain.</summary>
    KalaiSmorodinsky = 2,

    /// <summary>The smallest gain as large as possible.</summary>
    Egalitarian = 3,

    /// <summary>The largest sum of gains.</summary>
    Utilitarian = 4,
}

/// <summary>What two actors could agree on, if it were up to them.</summary>
/// <param name="First">Index of one.</param>
/// <param name="Second">Index of the other.</param>
/// <param name="Share">The share of allowed packages that both like better than failure.</param>
/// <param name="Ranges">For each issue the least and the greatest point among them; empty when there are none.</param>
public sealed record AgreementZone(int First, int Second, double Share, ImmutableArray<(double Low, double High)> Ranges);

/// <summary>A proposed text as points, and how far it is from everybody.</summary>
/// <param name="Text">The package.</param>
/// <param name="BrokenLimits">Indices of the ratifiers' limits it breaks.</param>
/// <param name="BrokenDependencies">Indices of the dependencies it breaks.</param>
/// <param name="Better">A package nobody likes less and somebody likes better, the one whose smallest gain is largest; null when there is none on the grid.</param>
public sealed record DraftFindings(Package Text, ImmutableArray<int> BrokenLimits, ImmutableArray<int> BrokenDependencies, Package? Better);

/// <summary>The deal space of a bargaining problem on a grid.</summary>
public sealed record PackageFindings
{
    /// <summary>The points of each issue that were combined.</summary>
    public required ImmutableArray<ImmutableArray<double>> Levels { get; init; }

    /// <summary>How many packages there are.</summary>
    public required int Count { get; init; }

    /// <summary>How many respect every ratifier and dependency.</summary>
    public required int Allowed { get; init; }

    /// <summary>The actors without whom nothing can be agreed; everybody with a stake where nobody has a veto.</summary>
    public required ImmutableArray<int> Needed { get; init; }

    /// <summary>How many allowed packages all of those like at least as much as failure.</summary>
    public required int Acceptable { get; init; }

    /// <summary>How many allowed packages those who are needed cannot all leave for another: the core under unanimity, on the grid.</summary>
    public required int Core { get; init; }

    /// <summary>Trades of votes that would pay both sides as things stand, the most rewarding first; each is possible alone, not all of them together.</summary>
    public required ImmutableArray<Exchange> Trades { get; init; }

    /// <summary>The packages that stand out; those besides the compromise are chosen among acceptable ones, and missing when there is none.</summary>
    public required ImmutableArray<(PackageRole Role, Package Package)> Chosen { get; init; }

    /// <summary>The acceptable packages that leave nobody a change for the better without a loss to somebody: the Pareto set among all actors with a stake, the largest smallest gain first.</summary>
    public required ImmutableArray<Package> Pareto { get; init; }

    /// <summary>With utilities that can be paid for: what each needed actor would get (above 0) or pay at the utilitarian package so that all gain the same; empty when nothing is acceptable to their sum.</summary>
    public required ImmutableArray<(int Actor, double Payment)> SidePayments { get; init; }

    /// <summary>Every pair of actors with a stake.</summary>
    public required ImmutableArray<AgreementZone> Zones { get; init; }

    /// <summary>The proposed text, if one was given.</summary>
    public DraftFindings? Draft { get; init; }
}
