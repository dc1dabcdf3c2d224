using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>What a file of a bargaining program holds: standings, words about them, and settings of its model.</summary>
public sealed record BargainFile
{
    /// <summary>What the scenario is called.</summary>
    public required string Title { get; init; }

    /// <summary>What the file says about it; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Who stands where.</summary>
    public required Standings Standings { get; init; }

    /// <summary>What the file says about each actor; empty text where nothing.</summary>
    public ImmutableArray<string> ActorNotes { get; init; } = [];

    /// <summary>Full names of the issues; empty where their names are all there is.</summary>
    public ImmutableArray<string> IssueNotes { get; init; } = [];

    /// <summary>For each issue the points with a meaning.</summary>
    public ImmutableArray<ImmutableArray<ScaleMark>> Marks { get; init; } = [];

    /// <summary>The options of the spatial model the file asks for; null when it names none.</summary>
    public SpatialOptions? Options { get; init; }

    /// <summary>The seed the file names; null when it names none.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How ideals follow positions, actors × actors; empty when each follows its own.</summary>
    public ImmutableArray<double> IdealAdjustment { get; init; } = [];

    /// <summary>The standings as a case with a bargaining part. Settings of a model are no part of a case.</summary>
    public Case ToCase()
    {
        ShortNames parties = new(), issues = new();
        int n = Standings.Actors.Length, m = Standings.Issues.Length;
        string[] ids = [.. Standings.Actors.Select(a => parties.For(a, "actor"))];
        return new()
        {
            Id = new ShortNames().For(Title, "bargain"),
            Title = Title,
            Note = Note,
            Parties = [.. Enumerable.Range(0, n).Select(i => new Party(ids[i], Standings.Actors[i], [], i < ActorNotes.Length && ActorNotes[i].Length > 0 ? ActorNotes[i] : null))],
            Conflict = Conflicts.Conflict.None,
            Bargaining = new()
            {
                Issues =
                [
                    .. Enumerable.Range(0, m).Select(k => new Issue
                    {
                        Index = k, Id = issues.For(Standings.Issues[k].Name, "issue"), Name = k < IssueNotes.Length && IssueNotes[k].Length > 0 ? IssueNotes[k] : Standings.Issues[k].Name,
                        Marks = MarksOf(k), Reference = Standings.Issues[k].Reference is double r ? new Estimate.Exact(r) : null,
                    }),
                ],
                Actors =
                [
                    .. Enumerable.Range(0, n).Select(i =>
                    {
                        double[] capabilities = [.. Enumerable.Range(0, m).Select(k => Standings.Capability(i, k)).Where(c => !double.IsNaN(c)).Distinct()];
                        return new BargainingActor
                        {
                            Index = i, Id = ids[i], Name = Standings.Actors[i], Capability = capabilities.Length == 1 ? new Estimate.Exact(capabilities[0]) : null,
                            Stances =
                            [
                                .. Enumerable.Range(0, m).Where(k => !double.IsNaN(Standings.Position(i, k)) || !double.IsNaN(Standings.Salience(i, k))).Select(k => new Stance
                                {
                                    Issue = k, Position = Number(Standings.Position(i, k)), Salience = Number(Standings.Salience(i, k)),
                                    Capability = capabilities.Length == 1 ? null : Number(Standings.Capability(i, k)),
                                }),
                            ],
                        };
                    }),
                ],
            },
        };
    }

    private static Estimate.Exact? Number(double value) => double.IsNaN(value) ? null : new(value);

    // The ends are always marked, with the file's words where it has some.
    private ImmutableArray<ScaleMark> MarksOf(int k)
    {
        IssueScale scale = Standings.Issues[k];
        ScaleMark[] told = k < Marks.Length ? [.. Marks[k].Where(m => m.Meaning.Length > 0).DistinctBy(m => m.At)] : [];
        return
        [
            .. told.Concat(new[] { new ScaleMark(scale.Low, "the low end"), new ScaleMark(scale.High, "the high end") }.Where(end => !told.Any(t => t.At.Equals(end.At))))
                .OrderBy(m => m.At),
        ];
    }
}
