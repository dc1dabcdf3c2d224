using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>The conflict as one voice tells it: the case as written, or one of its perspectives.</summary>
public sealed record View
{
    /// <inheritdoc cref="Case.Base"/>
    public const string Base = Case.Base;

    /// <summary>Id of the perspective, or <see cref="Base"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Whose view it is, in words.</summary>
    public required string Name { get; init; }

    /// <summary>Who is said to hold it; null where the case does not say.</summary>
    public string? HeldBy { get; init; }

    /// <summary>What a reader should know about it.</summary>
    public string? Note { get; init; }

    /// <summary>The whole conflict in this view.</summary>
    public required Conflict Conflict { get; init; }

    /// <summary>Keys of the claims the view as a whole rests on.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>Every view of a case that says what everybody wants: the case as written first, then the perspectives in the order of the file.</summary>
    public static ImmutableArray<View> All(Case theCase)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        return
        [
            .. theCase.Views.Select(p => new View
            {
                Id = p.Id,
                Name = p.Name,
                HeldBy = p.HeldBy is string id && theCase.Parties.FirstOrDefault(q => q.Id == id) is Party party ? party.Name : p.HeldBy,
                Note = p.Note,
                Conflict = p.Conflict,
                Because = p.Because,
            }),
        ];
    }
}

/// <summary>A view and what was worked out from it.</summary>
public sealed record ViewRun(View View, Run<StabilityFindings> Run)
{
    /// <summary>The findings.</summary>
    public StabilityFindings Findings => Run.Findings;

    /// <summary>The model that was examined.</summary>
    public GraphModel Model => Run.Findings.Model;
}
