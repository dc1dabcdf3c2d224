using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>The expected-utility group decision model on one issue, as reconstructed from its publications. Source: [ScholzCalbertSmith2011], after [BuenoDeMesquita1994].</summary>
/// <remarks>
/// Both readings are reconstructions. The written one follows the formulas; the published one has the deviations that give the medians printed for the
/// example of emission standards, all but the second. Letters in the code: i challenges j, k votes, r is a risk exponent, q the probability that the
/// status quo lasts. Actors move all at the same time.
/// </remarks>
public sealed class GroupDecision
{
    private readonly GroupReading reading;
    private readonly double[] c, s, x;
    private readonly double q, riskDivisor;
    private readonly int n;
    private readonly double range, median;

    private GroupDecision(double[] c, double[] s, double[] x, GroupReading reading, double q, double riskDivisor)
    {
        (this.c, this.s, this.x, this.reading, this.q, this.riskDivisor) = (c, s, x, reading, q, riskDivisor);
        n = x.Length;
        range = x.Max() - x.Min();
        median = Aggregators.WeightedMedian(x, [.. c.Zip(s, (a, b) => a * b)]).Point;
    }

    /// <summary>Follows one issue for a number of rounds.</summary>
    /// <param name="standings">Where everybody stands; whoever has no weight on the issue is left out.</param>
    /// <param name="issue">Index of the issue.</param>
    /// <param name="reading">Which reading of the formulas.</param>
    /// <param name="rounds">How many rounds, at least 1; the results do not settle, so more rounds are no better.</param>
    /// <param name="q">The probability that the status quo lasts if nothing is done, 0 to 1.</param>
    /// <param name="riskDivisor">How narrow risk attitudes are; 3 keeps exponents from 1/2 to 2.</param>
    /// <param name="cancellation">Checked before each round.</param>
    /// <returns>The run; null when nobody has weight on the issue.</returns>
    public static GroupDecisionFindings? Follow(
        Standings standings, int issue, GroupReading reading, int rounds = 8, double q = 1, double riskDivisor = 3, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(standings);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        if (!(q >= 0 && q <= 1))
            throw new ArgumentOutOfRangeException(nameof(q), q, "A probability lies from 0 to 1.");
        if (!(riskDivisor > 1))
            throw new ArgumentOutOfRangeException(nameof(riskDivisor), riskDivisor, "The divisor lies above 1.");
        IssueSlice slice = IssueSlice.Of(standings, issue);
        if (slice.Actors.Length == 0)
            return null;
        double[] c = [.. slice.Actors.Select(i => standings.Capability(i, issue))], s = [.. slice.Actors.Select(i => standings.Salience(i, issue))], x = slice.Positions;
        ImmutableArray<GroupRound>.Builder list = ImmutableArray.CreateBuilder<GroupRound>();
        List<GroupMove> moves = [];
        for (int round = 1; round <= rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            GroupDecision now = new(c, s, x, reading, q, riskDivisor);
            double[] r = now.RiskExponents();
            list.Add(new([.. x], now.median, Aggregators.WeightedMean(x, slice.Weights), [.. r]));
            double[] next = [.. x];
            foreach (GroupMove move in now.Moves(r, round))
            {
                next[move.Actor] = move.To;
                moves.Add(move with { Actor = slice.Actors[move.Actor], Target = slice.Actors[move.Target] });
            }
            x = next;
        }
        list.Add(new([.. x], Aggregators.WeightedMedian(x, slice.Weights).Point, Aggregators.WeightedMean(x, slice.Weights), []));
        return new(issue, [.. slice.Actors], list.ToImmutable(), [.. moves]);
    }

    // Equations 33 and 34: how safe i is from the others' challenges, all taken as neutral to risk.
    private double[] RiskExponents()
    {
        double[] neutral = new double[n], security = new double[n];
        Array.Fill(neutral, 1);
        double[,] p = Alliances(neutral);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                if (j != i)
                    security[i] += Expected(j, i, p, 1);
        double least = security.Min(), most = security.Max();
        // Everybody equally safe, as in consensus: nobody stands out.
        if (!(most > least))
            return neutral;
        return [.. security.Select(v => (2 * v - most - least) / (most - least)).Select(risk => (1 - risk / riskDivisor) / (1 + risk / riskDivisor))];
    }

    // Equation 31: the probability that i prevails over j with the others' help.
    private double[,] Alliances(double[] r)
    {
        double[,] p = new double[n, n];
        double all = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                double forI = 0, against = 0;
                for (int k = 0; k < n; k++)
                {
                    double vote = c[k] * s[k] * (reading == GroupReading.Written
                        ? Math.Abs(x[k] - x[j]) - Math.Abs(x[k] - x[i])
                        : Math.Pow(Share(x[k] - x[j]), r[k]) - Math.Pow(Share(x[k] - x[i]), r[k]));
                    (forI, against) = (forI + Math.Max(vote, 0), against + Math.Max(-vote, 0));
                }
                all += forI + against;
                p[i, j] = reading == GroupReading.Written ? forI + against > 0 ? forI / (forI + against) : 0 : x[i] == x[j] ? 0 : forI;
            }
        // The published figures come out when the votes of all pairs stand below the line.
        if (reading == GroupReading.Published && all > 0)
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                    p[i, j] /= all;
        return p;
    }

    // Equation 25 with 15, 16 and 22 to 24: what i expects from challenging j, seen with the exponent r.
    private double Expected(int i, int j, double[,] p, double r)
    {
        double d = Share(x[i] - x[j]), m = Share(x[i] - median);
        double success = 2 - 4 * Math.Pow(0.5 - 0.5 * d, r), failure = 2 - 4 * Math.Pow(0.5 + 0.5 * d, r), stay = 2 - 4 * Math.Pow(0.5, r);
        double better = 2 - 4 * Math.Pow(0.5 - 0.25 * (m + d), r), worse = 2 - 4 * Math.Pow(0.5 + 0.25 * (m + d), r);
        bool improves = Math.Abs(x[i] - median) < Math.Abs(x[i] - x[j]);
        return s[j] * (p[i, j] * success + (1 - p[i, j]) * failure) + (1 - s[j]) * success - q * stay - (1 - q) * (improves ? better : worse);
    }

    private IEnumerable<GroupMove> Moves(double[] r, int round)
    {
        double[,] p = Alliances(r);
        for (int i = 0; i < n; i++)
        {
            (GroupMove Move, double Rank)? best = null;
            for (int j = 0; j < n; j++)
            {
                if (x[i] == x[j])
                    continue;
                // In the published reading both sides are seen with the exponent of the one who decides.
                double a = Expected(i, j, p, r[i]), b = Expected(j, i, p, reading == GroupReading.Written ? r[j] : r[i]);
                if (Offer(a, b) is not var (kind, share))
                    continue;
                double to = share == 1 ? x[j] : x[i] + (x[j] - x[i]) * share;
                double rank = reading == GroupReading.Published && kind == GroupMoveKind.Compromise
                    ? (Math.Abs(a) * x[i] + Math.Abs(b) * x[j]) / (Math.Abs(a) + Math.Abs(b)) : Math.Abs(to - x[i]);
                if (best is not var (other, least) || kind < other.Kind || (kind == other.Kind && rank < least))
                    best = (new(round, i, j, kind, a, b, x[i], to), rank);
            }
            if (best is var (move, _))
                yield return move;
        }
    }

    // What the quadrant of the two expectations asks of the one whose own is a: how far to go; null for nothing.
    private (GroupMoveKind Kind, double Share)? Offer(double a, double b) =>
        a > 0 && b > a ? (GroupMoveKind.Confrontation, 1)
        : b > 0 && a < 0 && b > -a ? (GroupMoveKind.Compromise, -a / b)
        : reading == GroupReading.Written && b > 0 && a < 0 && -a > b ? (GroupMoveKind.Capitulation, 1)
        : null;

    private double Share(double distance) => range > 0 ? Math.Abs(distance) / range : 0;
}
