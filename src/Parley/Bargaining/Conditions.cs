using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Bargaining;

/// <summary>Something a deal must respect because somebody who has to ratify it would not accept anything else.</summary>
/// <param name="Ratifier">Who would refuse: a parliament, a court, a referendum.</param>
/// <param name="Actor">Index of the actor whom the ratifier binds; -1 when it is nobody's in particular.</param>
/// <param name="Must">What must hold.</param>
/// <param name="Because">Keys of the claims it rests on.</param>
/// <param name="Span">Where it stands in the case file.</param>
public sealed record RatifierLimit(string Ratifier, int Actor, Threshold Must, ImmutableArray<string> Because, SourceSpan Span);

/// <summary>A dependency between issues: where one condition holds, another must hold too.</summary>
/// <param name="If">When this holds …</param>
/// <param name="Then">… this holds as well.</param>
/// <param name="Because">Keys of the claims it rests on.</param>
/// <param name="Span">Where it stands in the case file.</param>
public sealed record Dependency(Threshold If, Threshold Then, ImmutableArray<string> Because, SourceSpan Span)
{
    /// <summary>Whether a package, one outcome per issue, respects it.</summary>
    public bool Allows(ReadOnlySpan<double> package) => !If.Holds(package) || Then.Holds(package);
}

/// <summary>The bridge to the graph model: an option counts as taken exactly when an issue has come out so.</summary>
/// <param name="Option">Index of the option in the conflict of the case.</param>
/// <param name="When">The condition on an issue.</param>
/// <param name="Because">Keys of the claims it rests on.</param>
/// <param name="Span">Where it stands in the case file.</param>
public sealed record OptionLink(int Option, Threshold When, ImmutableArray<string> Because, SourceSpan Span);
