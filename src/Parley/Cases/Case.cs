using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Somebody with demands, options or words in a case; the same party may appear in several models.</summary>
/// <param name="Id">Short name, unique in the case.</param>
/// <param name="Name">As the party calls itself.</param>
/// <param name="Aliases">Other names in use.</param>
/// <param name="Note">What a reader should know.</param>
public sealed record Party(string Id, string Name, ImmutableArray<string> Aliases, string? Note);

/// <summary>One case file: the parties, what is said about them, and the models built from it.</summary>
public sealed record Case
{
    /// <summary>The version of the format this program writes.</summary>
    public const int FormatVersion = 1;

    /// <summary>Short name; the folder's name in the catalogue.</summary>
    public required string Id { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>Kind of case, for example <c>textbook</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>A sentence or two about the case.</summary>
    public string? Note { get; init; }

    /// <summary>The day whose knowledge the case holds, as <see cref="PartialDate"/>; null when it holds whatever is known.</summary>
    public string? AsOf { get; init; }

    /// <summary>The parties in the order of the file.</summary>
    public required ImmutableArray<Party> Parties { get; init; }

    /// <summary>The sources in the order of the file.</summary>
    public ImmutableArray<Source> Sources { get; init; } = [];

    /// <summary>The claims in the order of the file.</summary>
    public ImmutableArray<Claim> Claims { get; init; } = [];

    /// <summary>The outcomes that claims are held against, in the order of the file.</summary>
    public ImmutableArray<Hypothesis> Hypotheses { get; init; } = [];

    /// <summary>The graph model as the case states it; preferences may be missing where only perspectives give them. <see cref="Conflict.None"/> where the case has none.</summary>
    public required Conflict Conflict { get; init; }

    /// <summary>What is bargained about, as the case states it; null where the case has no bargaining part.</summary>
    public BargainingProblem? Bargaining { get; init; }

    /// <summary>The rival views, each complete.</summary>
    public ImmutableArray<Perspective> Perspectives { get; init; } = [];

    /// <summary>The word that names the case as written, beside the ids of the perspectives.</summary>
    public const string Base = "base";

    /// <summary>Every view that says what everybody wants: the case as written first, under the name <see cref="Base"/>, then the perspectives in the order of the file.</summary>
    public ImmutableArray<Perspective> Views =>
        [.. Perspectives.Prepend(new Perspective(Base, "the case as written", null, null, Conflict, [])).Where(p => p.Conflict.IsComplete)];

    /// <summary>Every view that says where somebody stands on every issue: the case as written first, then each perspective with numbers of its own.</summary>
    public ImmutableArray<Perspective> BargainingViews => Bargaining is null ? [] :
    [
        .. Perspectives.Where(p => !ReferenceEquals(p.Bargaining, Bargaining))
            .Prepend(new Perspective(Base, "the case as written", null, null, Conflict, []) { Bargaining = Bargaining })
            .Where(p => p.Bargaining is { IsComplete: true }),
    ];

    /// <summary>Who acts by which perspective, if the case says so.</summary>
    public Hypergame? Hypergame { get; init; }

    /// <summary>Ids of the decision makers who would sign the outcomes that are looked at; the others are outsiders to them. Empty when the case does not say.</summary>
    public ImmutableArray<string> Signatories { get; init; } = [];

    /// <summary>What was asked about the future, what was foretold and what came of it.</summary>
    public ImmutableArray<ForecastQuestion> Forecasts { get; init; } = [];

    /// <summary>What words of certainty are taken to mean.</summary>
    public CertaintyScale CertaintyScale { get; init; } = CertaintyScale.Usual;
}
