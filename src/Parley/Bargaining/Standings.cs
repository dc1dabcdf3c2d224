using System.Collections.Immutable;

namespace Parley.Bargaining;

/// <summary>Where every actor stands on every issue, as single numbers: position, salience, capability.</summary>
/// <remarks>
/// The common input of the bargaining models. Tables are flat, one row of issues for each actor: the cell of actor i on issue k is number i · issues + k.
/// NaN means that nobody says; an actor has a stake in an issue when none of its three numbers is NaN. It says nothing about ranges or evidence, which
/// stand in the case.
/// </remarks>
public sealed class Standings
{
    private readonly double[] positions, saliences, capabilities;

    private Standings(ImmutableArray<string> actors, ImmutableArray<IssueScale> issues, double[] positions, double[] saliences, double[] capabilities)
    {
        (Actors, Issues) = (actors, issues);
        (this.positions, this.saliences, this.capabilities) = (positions, saliences, capabilities);
    }

    /// <summary>The names of the actors, each once; at least one.</summary>
    public ImmutableArray<string> Actors { get; }

    /// <summary>The issues with their scales, each name once; at least one.</summary>
    public ImmutableArray<IssueScale> Issues { get; }

    /// <summary>What each actor wants, on the scale of the issue; actors × issues, NaN where nobody says.</summary>
    public ReadOnlySpan<double> Positions => positions;

    /// <summary>How much each issue matters to each actor, 0 to 1; actors × issues, NaN where nobody says.</summary>
    public ReadOnlySpan<double> Saliences => saliences;

    /// <summary>How much weight each actor can bring to each issue, 0 or more, of which only ratios count; actors × issues, NaN where nobody says.</summary>
    public ReadOnlySpan<double> Capabilities => capabilities;

    /// <summary>Takes the tables after checking them.</summary>
    /// <param name="actors">Names, each once, none empty.</param>
    /// <param name="issues">Scales, each name once, none empty; the ends finite and rising, the reference point between them.</param>
    /// <param name="positions">Actors × issues, each NaN or between the ends of its issue.</param>
    /// <param name="saliences">Actors × issues, each NaN or from 0 to 1.</param>
    /// <param name="capabilities">Actors × issues, or one for each actor, which then holds on every issue; each NaN or finite and not negative.</param>
    /// <exception cref="ArgumentException">A table has another size, or a value lies outside its range; the message names actor, issue and value.</exception>
    public static Standings Of(
        ImmutableArray<string> actors, ImmutableArray<IssueScale> issues,
        ReadOnlySpan<double> positions, ReadOnlySpan<double> saliences, ReadOnlySpan<double> capabilities)
    {
        StandingsCheck.Names(actors, issues);
        int n = actors.Length, m = issues.Length;
        double[] spread = new double[n * m];
        if (capabilities.Length == n)
            for (int i = 0; i < n; i++)
                spread.AsSpan(i * m, m).Fill(capabilities[i]);
        else
            StandingsCheck.Size(capabilities, n, m, nameof(capabilities)).CopyTo(spread);
        StandingsCheck.Size(positions, n, m, nameof(positions));
        StandingsCheck.Size(saliences, n, m, nameof(saliences));
        StandingsCheck.Cells(actors, issues, positions, saliences, spread);
        return new(actors, issues, positions.ToArray(), saliences.ToArray(), spread);
    }

    /// <summary>The position of an actor on an issue; NaN where nobody says.</summary>
    public double Position(int actor, int issue) => positions[Cell(actor, issue)];

    /// <summary>The salience of an issue for an actor, 0 to 1; NaN where nobody says.</summary>
    public double Salience(int actor, int issue) => saliences[Cell(actor, issue)];

    /// <summary>The capability of an actor on an issue; NaN where nobody says.</summary>
    public double Capability(int actor, int issue) => capabilities[Cell(actor, issue)];

    /// <summary>Whether position, salience and capability of an actor on an issue are all known.</summary>
    public bool HasStake(int actor, int issue) => !double.IsNaN(Position(actor, issue)) && !double.IsNaN(Salience(actor, issue)) && !double.IsNaN(Capability(actor, issue));

    /// <summary>Capability times salience: what an actor brings to bear on an issue; 0 without a stake.</summary>
    public double Weight(int actor, int issue) => HasStake(actor, issue) ? Capability(actor, issue) * Salience(actor, issue) : 0;

    /// <summary>The actors with a stake in all of some issues, and those issues alone, in the order given.</summary>
    /// <exception cref="ArgumentException">No actor has a stake in all of them, an issue stands twice, or there is none.</exception>
    public Standings Among(params ReadOnlySpan<int> issues)
    {
        int[] columns = issues.ToArray();
        int[] rows = [.. Enumerable.Range(0, Actors.Length).Where(i => columns.All(k => HasStake(i, k)))];
        return rows.Length > 0 ? Cut(rows, columns) : throw new ArgumentException("No actor has a stake in all of these issues.", nameof(issues));
    }

    /// <summary>Some actors alone, in the order given, on all issues.</summary>
    /// <exception cref="ArgumentException">An actor stands twice, or there is none.</exception>
    public Standings Of(params ReadOnlySpan<int> actors) => Cut(actors.ToArray(), [.. Enumerable.Range(0, Issues.Length)]);

    private Standings Cut(int[] rows, int[] columns)
    {
        double[] Cells(double[] table) => [.. rows.SelectMany(i => columns.Select(k => table[Cell(i, k)]))];
        return Of([.. rows.Select(i => Actors[i])], [.. columns.Select(k => Issues[k])], Cells(positions), Cells(saliences), Cells(capabilities));
    }

    private int Cell(int actor, int issue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(actor);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(actor, Actors.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(issue);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(issue, Issues.Length);
        return actor * Issues.Length + issue;
    }
}
