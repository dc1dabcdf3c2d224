using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>Standings while a file is read, actor by actor.</summary>
internal sealed class StandingsDraft(ImmutableArray<IssueScale> scales, Complaints complaints)
{
    // Every actor has a cell for every issue, so that two long lists would fill any memory.
    private const long MostCells = 2_000_000;

    private readonly Dictionary<string, int> actors = new(StringComparer.Ordinal);
    private readonly List<string> notes = [];
    private readonly List<double[]> positions = [], saliences = [], capabilities = [];

    /// <summary>What was said about each actor.</summary>
    public ImmutableArray<string> Notes => [.. notes];

    /// <summary>Begins an actor; complains when it has no name, or stands there already.</summary>
    /// <returns>Whether there is room for it; when not, that has been said.</returns>
    public bool Actor(PlacedText name, string note)
    {
        if ((positions.Count + 1L) * scales.Length > MostCells)
        {
            complaints.Error(BargainCodes.TooMany, name.Span, $"{positions.Count + 1} actors on {scales.Length} issues are more than is read.");
            return false;
        }
        if (name.Value.Length == 0)
            complaints.Error(BargainCodes.BadRow, name.Span, "The actor has no name.");
        else if (actors.ContainsKey(name.Value))
            complaints.Error(BargainCodes.Twice, name.Span, $"The actor '{DelimitedRows.Shown(name.Value)}' stands here twice.");
        actors.TryAdd(name.Value, positions.Count);
        notes.Add(note);
        foreach (List<double[]> table in (List<double[]>[])[positions, saliences, capabilities])
        {
            double[] row = new double[scales.Length];
            Array.Fill(row, double.NaN);
            table.Add(row);
        }
        return true;
    }

    /// <summary>Whether an actor has been introduced, and as which one.</summary>
    public int Find(string name) => actors.GetValueOrDefault(name, -1);

    /// <summary>Sets a cell of the last actor.</summary>
    public void Cell(int issue, double position, double salience, double capability) => Cell(positions.Count - 1, issue, position, salience, capability);

    /// <summary>Sets a cell.</summary>
    public void Cell(int actor, int issue, double position, double salience, double capability) =>
        (positions[actor][issue], saliences[actor][issue], capabilities[actor][issue]) = (position, salience, capability);

    /// <summary>Whether a cell was set.</summary>
    public bool Has(int actor, int issue) => !double.IsNaN(positions[actor][issue]);

    /// <summary>The standings; null when there is an error, or nobody.</summary>
    public Standings? Done()
    {
        if (positions.Count == 0)
            complaints.Error(BargainCodes.NobodyThere, default, "The file names no actor.");
        if (scales.IsEmpty)
            complaints.Error(BargainCodes.NobodyThere, default, "The file names no issue.");
        return complaints.Errors > 0 ? null : Standings.Of(
            [.. actors.OrderBy(a => a.Value).Select(a => a.Key)], scales,
            [.. positions.SelectMany(r => r)], [.. saliences.SelectMany(r => r)], [.. capabilities.SelectMany(r => r)]);
    }
}

/// <summary>Standings as the spatial model's files want them: everybody on every issue, 0 to 100, one capability each.</summary>
internal sealed class SpatialRows
{
    private readonly Standings standings;
    private readonly double divisor;

    private SpatialRows(Standings standings, int[] actors, double divisor) => (this.standings, Actors, this.divisor) = (standings, actors, divisor);

    /// <summary>Who can be written.</summary>
    public int[] Actors { get; }

    public static SpatialRows Of(Standings standings, List<string> lost)
    {
        int n = standings.Actors.Length, m = standings.Issues.Length;
        int[] issues = [.. Enumerable.Range(0, m)];
        int[] whole = [.. Enumerable.Range(0, n).Where(i => issues.All(k => standings.HasStake(i, k)) && issues.Any(k => standings.Weight(i, k) > 0))];
        foreach (int i in Enumerable.Range(0, n).Except(whole))
            lost.Add($"'{standings.Actors[i]}' is left out: it lacks a number on some issue, or has no weight.");
        foreach (IssueScale scale in standings.Issues.Where(s => s.Low is not 0 || s.High is not 100))
            lost.Add($"The scale of '{scale.Name}' ({scale.Low} to {scale.High}) is brought to 0 to 100.");
        foreach (IssueScale scale in standings.Issues.Where(s => s.Reference is not null))
            lost.Add($"The reference point of '{scale.Name}' is left out.");
        foreach (int i in whole.Where(i => issues.Any(k => !standings.Capability(i, k).Equals(standings.Capability(i, 0)))))
            lost.Add($"'{standings.Actors[i]}' has capabilities that differ between issues; their mean by salience is written.");
        double most = whole.Length == 0 ? 1 : whole.Max(i => issues.Sum(k => standings.Salience(i, k)));
        if (most > 1 + 1e-9)
            lost.Add($"Saliences are divided by {most:0.####}, so that nobody's add up to more than 100.");
        return new(standings, whole, most > 1 + 1e-9 ? most : 1);
    }

    public double Position(int i, int k) => Math.Round(100 * standings.Issues[k].Share(standings.Position(i, k)), 10);

    public double Salience(int i, int k) => Math.Round(100 * standings.Salience(i, k) / divisor, 10);

    public double Capability(int i)
    {
        int[] issues = [.. Enumerable.Range(0, standings.Issues.Length)];
        return issues.All(k => standings.Capability(i, k).Equals(standings.Capability(i, 0))) ? standings.Capability(i, 0)
            : issues.Sum(k => standings.Salience(i, k) * standings.Capability(i, k)) / issues.Sum(k => standings.Salience(i, k));
    }
}
