using System.Collections.Immutable;
using Parley.Analysis.MonteCarlo;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>The spatial model of politics as it is described. Slow, plain, and the judge of <see cref="SpatialModel"/>. Source: [WiseLesterEfird2015].</summary>
/// <remarks>
/// Positions, ideals and saliences run from 0 to 1 in here. Letters: i initiates, j receives, n is a third party, h is the view from which something is seen.
/// Where the program that introduced the model departs from its description, <see cref="SpatialReading.Ktab"/> follows the program; the places say so.
/// </remarks>
public sealed class SpatialDefinition
{
    private const double SmallestGain = 1e-5, Nearby = 1e-3, NoVotes = 1e-10, Nudge = 1e-6;

    private readonly SpatialInput input;
    private readonly SpatialStudy study;
    private readonly SpatialOptions options;
    private readonly double[] positions, ideals, risks;

    private SpatialDefinition(SpatialInput input, SpatialStudy study, double[] positions, double[] ideals)
    {
        (this.input, this.study, options) = (input, study, study.Options);
        (this.positions, this.ideals) = (positions, ideals);
        RiskNeutral = CondorcetElection.Probabilities(
            [.. Pairs((i, j) => 1 - Distance(i, positions.AsSpan(j * input.Issues, input.Issues)))], ElectionWeights(), options, study.Reading);
        risks = RiskAttitudes(RiskNeutral, options.RiskRange);
    }

    private double[] RiskNeutral { get; }

    /// <summary>Follows the model from the first turn to the last.</summary>
    /// <exception cref="ArgumentException">Nobody counts, or the study does not fit.</exception>
    public static SpatialFindings Conduct(Standings standings, SpatialStudy study, CancellationToken cancellation = default)
    {
        SpatialInput input = SpatialInput.Of(standings, study);
        List<double[]> positions = [input.Positions];
        double[] ideals = input.Positions;
        List<SpatialTurn> turns = [];
        while (turns.Count < study.MaxTurns && !input.Settled(positions))
        {
            cancellation.ThrowIfCancellationRequested();
            SpatialDefinition turn = new(input, study, positions[^1], ideals);
            (SpatialTurn told, double[] next) = turn.Turn(turns.Count);
            turns.Add(told);
            positions.Add(next);
            ideals = input.IdealsAfter(ideals, next);
        }
        SpatialDefinition last = new(input, study, positions[^1], ideals);
        turns.Add(new() { Positions = input.OnScale(last.positions), Ideals = input.OnScale(last.ideals), Winning = last.Winning() });
        return new()
        {
            Study = study, Standings = input.Standings, LeftOut = input.LeftOut, SalienceDivisor = input.Divisor,
            Turns = [.. turns], Settled = input.Settled(positions),
        };
    }

    // 1. Distance of a point from the ideal of i, as i sees it.
    private double Distance(int i, ReadOnlySpan<double> point)
    {
        double sum = 0, all = 0;
        for (int k = 0; k < input.Issues; k++)
        {
            double s = input.Saliences[i * input.Issues + k], way = s * (ideals[i * input.Issues + k] - point[k]);
            (sum, all) = (sum + way * way, all + s * s);
        }
        return Math.Sqrt(sum / all);
    }

    // 2. Utility at a distance for a risk attitude: the more averse, the longer it stays high.
    private static double Utility(double d, double risk) => d <= 1 ? (1 - d) * (1 + d * risk) : (1 - d) * (1 + risk);

    // 3. Those whose position is likely to win have something to lose. Equal chances leave no order: everybody is neutral.
    internal static double[] RiskAttitudes(double[] winning, RiskRange range)
    {
        double low = winning.Min(), high = winning.Max();
        return [.. winning.Select(p => !(high - low > 0) ? 0 : range switch
        {
            RiskRange.Min => (p - low) / (high - low),
            RiskRange.Mid => (3 * p - (high + 2 * low)) / (2 * (high - low)),
            RiskRange.Max => (2 * p - high - low) / (high - low),
            _ => throw new ArgumentOutOfRangeException(nameof(range)),
        })];
    }

    internal static double Known(RiskAdjustment adjustment) => adjustment switch
    {
        RiskAdjustment.None => 0,
        RiskAdjustment.OneThird => 1.0 / 3,
        RiskAdjustment.Half => 0.5,
        RiskAdjustment.TwoThirds => 2.0 / 3,
        RiskAdjustment.Full => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(adjustment)),
    };

    // What h takes the risk attitude of i to be.
    private double Estimated(int h, int i) => (1 - Known(options.RiskAdjustment)) * risks[h] + Known(options.RiskAdjustment) * risks[i];

    // What the position of j is worth to i, as h sees it.
    private double Worth(int h, int i, int j) => Utility(Distance(i, positions.AsSpan(j * input.Issues, input.Issues)), Estimated(h, i));

    private double Weight(int i) => input.Attention[i] * input.Capabilities[i];

    private double Vote(double weight, double a, double b) => weight * Votes.Of(options.Voting, a - b, study.Reading);

    // 4. A challenge of i to j, as h sees it: the probability that i wins, who stands on which side, and what it is worth to k.
    private (double Probability, double Gain) Challenge(int h, int k, int i, int j, double[]? coalition = null)
    {
        double x = NoVotes, y = NoVotes;
        void Count(int who, double vote)
        {
            (x, y) = (x + Math.Max(vote, 0), y + Math.Max(-vote, 0));
            if (coalition is not null)
                coalition[who] = vote;
        }
        Count(i, Vote(Weight(i), Worth(h, i, i), Worth(h, i, j)));
        Count(j, Vote(Weight(j), Worth(h, j, i), Worth(h, j, j)));
        (double x0, double y0) = (x, y);
        for (int n = 0; n < input.Actors; n++)
        {
            if (n == i || n == j)
                continue;
            double own = Worth(h, n, n), withI = Worth(h, n, i), withJ = Worth(h, n, j);
            double vote = Vote(Weight(n), withI, withJ);
            double p = (x0 + Math.Max(vote, 0)) / (x0 + y0 + Math.Abs(vote));
            double forI = p * (2 * withI + own) + (1 - p) * 3 * withJ, forJ = p * 3 * withI + (1 - p) * (2 * withJ + own);
            Count(n, options.ThirdParties == ThirdPartyCommitment.SemiCommit ? Vote(Weight(n), forI, forJ) : 0);
        }
        double phi = x / (x + y), s = input.Attention[j];
        double quo = Worth(h, k, i) + Worth(h, k, j), victory = 2 * Worth(h, k, i), defeat = 2 * Worth(h, k, j);
        double contest = phi * victory + (1 - phi) * defeat;
        return (phi, (1 - s) * victory + s * contest - quo);
    }

    // 5. Where a bargain would take both, given the probability that i wins.
    private (double[] I, double[] J) Bargain(int i, int j, double p) => Bargain(input, positions, options.Interpolation, i, j, p);

    internal static (double[] I, double[] J) Bargain(SpatialInput input, double[] positions, BargainInterpolation weights, int i, int j, double p)
    {
        int m = input.Issues;
        double[] offerI = new double[m], offerJ = new double[m];
        for (int k = 0; k < m; k++)
        {
            double xi = positions[i * m + k], xj = positions[j * m + k], si = input.Saliences[i * m + k], sj = input.Saliences[j * m + k];
            if (weights == BargainInterpolation.S2PMax)
            {
                double gi = Math.Max(0, 1 - p - p), gj = Math.Max(0, p - (1 - p));
                offerI[k] = xi + (xj - xi) * (gi * sj * sj / (gi * sj * sj + Nudge + (1 - gi) * si * si));
                offerJ[k] = xj + (xi - xj) * (gj * si * si / (gj * si * si + Nudge + (1 - gj) * sj * sj));
                continue;
            }
            double wi = si * p, wj = sj * (1 - p);
            if (weights == BargainInterpolation.S2P2)
                (wi, wj) = (wi * wi, wj * wj);
            offerI[k] = Round(((wi + Nudge) * xi + wj * xj) / (wi + Nudge + wj));
            offerJ[k] = Round((wi * xi + (wj + Nudge) * xj) / (wi + wj + Nudge));
        }
        return (offerI, offerJ);
    }

    // To four decimals of the whole scale, as published.
    internal static double Round(double z) => Math.Truncate(0.5 + 1e4 * z) / 1e4;

    // 6. Best challenges, and the bargains they lead to.
    private (int Target, double Gain)[] Targets() => [.. Enumerable.Range(0, input.Actors).Select(i =>
    {
        (int Target, double Gain) best = (-1, SmallestGain);
        for (int j = 0; j < input.Actors; j++)
            if (j != i && Challenge(i, i, i, j).Gain is double gain && gain > best.Gain)
                best = (j, gain);
        return best;
    })];

    private IEnumerable<Offer> Offers(int i, int j, double gain)
    {
        double mine = Challenge(i, i, i, j).Probability;
        (double[] a, double[] b) = Bargain(i, j, mine);
        if (options.Estimate == BargainEstimate.InitOnlyInterp)
            return [new(i, j, mine, gain, a, b)];
        (double probability, double gainTheySee) = Challenge(j, i, i, j);
        // KTAB puts the initiator's gain, as the receiver sees it, where the receiver's estimate of the probability belongs.
        double theirs = study.Reading == SpatialReading.Ktab ? gainTheySee : probability;
        (double[] c, double[] d) = Bargain(i, j, theirs);
        if (options.Estimate == BargainEstimate.InitRcvrInterp)
            return [new(i, j, mine, gain, a, b), new(i, j, theirs, gain, c, d)];
        double wi = Weight(i), wj = (study.Reading == SpatialReading.Ktab ? input.Capabilities[i] : input.Capabilities[j]) * input.Attention[j];
        double[] Mean(double[] one, double[] other) => [.. one.Zip(other, (p, q) => (wi * p + wj * q) / (wi + wj))];
        return [new(i, j, (wi * mine + wj * theirs) / (wi + wj), gain, Mean(a, c), Mean(b, d))];
    }

    private sealed record Offer(int I, int J, double Probability, double Gain, double[] ToI, double[] ToJ);

    // 7. What a bargain is worth to n: the mean of the positions there would be.
    private double Worth(int n, Offer bargain)
    {
        double sum = 0;
        for (int a = 0; a < input.Actors; a++)
            if (a != bargain.I && a != bargain.J)
                sum += Worth(n, n, a);
        sum += Utility(Distance(n, bargain.ToI), risks[n]);
        if (bargain.J != bargain.I)
            sum += Utility(Distance(n, bargain.ToJ), risks[n]);
        return sum / input.Actors;
    }

    private (SpatialTurn Told, double[] Next) Turn(int number)
    {
        int n = input.Actors, m = input.Issues;
        List<Offer> offers = [];
        (int Target, double Gain)[] targets = Targets();
        for (int i = 0; i < n; i++)
        {
            double[] stay = positions[(i * m)..(i * m + m)];
            offers.Add(new(i, i, 0, 0, stay, stay));
            if (targets[i].Target >= 0)
                offers.AddRange(Offers(i, targets[i].Target, targets[i].Gain));
        }
        double[] next = new double[n * m];
        SpatialShift[] shifts = new SpatialShift[n];
        (double InI, double InJ, bool SelectI, bool SelectJ)[] chances = new (double, double, bool, bool)[offers.Count];
        for (int k = 0; k < n; k++)
        {
            // 8. The queue of k: staying, then what it began or was asked, by who began.
            int[] queue = [.. Enumerable.Range(0, offers.Count).Where(o => offers[o].I == k && offers[o].J == k),
                .. Enumerable.Range(0, offers.Count).Where(o => offers[o].I != offers[o].J && (offers[o].I == k || offers[o].J == k))];
            double[] p = CondorcetElection.Probabilities(
                [.. Enumerable.Range(0, n).SelectMany(voter => queue.Select(o => Worth(voter, offers[o])))], ElectionWeights(), options, study.Reading);
            int chosen = Choose(p, options.Transitions, new RandomSource(study.Seed, "spatial").Child(number).Child(k));
            for (int q = 0; q < queue.Length; q++)
            {
                ref var chance = ref chances[queue[q]];
                if (offers[queue[q]].I == k)
                    (chance.InI, chance.SelectI) = (p[q], q == chosen);
                if (offers[queue[q]].J == k)
                    (chance.InJ, chance.SelectJ) = (p[q], q == chosen);
            }
            // 9. Each side decides by itself, so one may carry out what the other refuses.
            Offer taken = offers[queue[chosen]];
            bool began = taken.I == k;
            (began ? taken.ToI : taken.ToJ).CopyTo(next, k * m);
            shifts[k] = new(k, began ? taken.J : taken.I, began && taken.J != k, p[chosen], p.Where((_, q) => q != chosen).DefaultIfEmpty(0).Max());
        }
        return (new()
        {
            Positions = input.OnScale(positions), Ideals = input.OnScale(ideals), Risks = [.. risks], RiskNeutralWinning = [.. RiskNeutral], Shifts = [.. shifts],
            Winning = study.Explained ? Winning() : [],
            Challenges = study.Explained ? [.. Pairs((i, j) => i == j ? default : new SpatialChallenge(Challenge(i, i, i, j).Probability, Challenge(i, i, i, j).Gain))] : [],
            Bargains = study.Explained ? [.. offers.Select((o, at) => Told(o, chances[at]))] : [],
        }, next);
    }

    private SpatialBargain Told(Offer o, (double InI, double InJ, bool SelectI, bool SelectJ) chance)
    {
        double[] coalition = new double[o.I == o.J ? 0 : input.Actors];
        if (o.I != o.J)
            Challenge(o.I, o.I, o.I, o.J, coalition);
        return new()
        {
            Initiator = o.I, Receiver = o.J, Probability = o.Probability, Gain = o.Gain, Coalition = [.. coalition],
            InitiatorOffer = input.OnScale(o.ToI), ReceiverOffer = input.OnScale(o.ToJ),
            InitiatorProbability = chance.InI, ReceiverProbability = chance.InJ, InitiatorSelects = chance.SelectI, ReceiverSelects = chance.SelectJ,
        };
    }

    /// <summary>The largest probability, the first of several alike; or one drawn.</summary>
    internal static int Choose(ReadOnlySpan<double> p, StateTransitions transitions, RandomSource source)
    {
        int chosen = 0;
        if (transitions == StateTransitions.Deterministic)
        {
            for (int q = 1; q < p.Length; q++)
                if (p[q] > p[chosen])
                    chosen = q;
            return chosen;
        }
        double drawn = source.Open().NextUnit();
        while (chosen < p.Length - 1 && drawn >= p[chosen])
            drawn -= p[chosen++];
        return chosen;
    }

    // Elections weigh capability alone, unless asked to weigh salience too.
    private double[] ElectionWeights() => options.ElectionsWeighSalience ? [.. Enumerable.Range(0, input.Actors).Select(Weight)] : input.Capabilities;

    // The winning probability of every position, where those nearby count as one and share it.
    private ImmutableArray<double> Winning()
    {
        int[] place = Places(positions, input.Issues);
        int[] distinct = [.. place.Distinct()];
        double[] p = CondorcetElection.Probabilities(
            [.. Enumerable.Range(0, input.Actors).SelectMany(i => distinct.Select(j => Worth(i, i, j)))], ElectionWeights(), options, study.Reading);
        return [.. place.Select(j => p[Array.IndexOf(distinct, j)])];
    }

    /// <summary>For each actor the first actor at the same place.</summary>
    internal static int[] Places(double[] positions, int issues)
    {
        int n = positions.Length / issues;
        int[] place = new int[n];
        for (int i = 0; i < n; i++)
            while (!Same(positions.AsSpan(place[i] * issues, issues), positions.AsSpan(i * issues, issues)))
                place[i]++;
        return place;
    }

    private static bool Same(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        double square = 0;
        for (int k = 0; k < one.Length; k++)
            square += (one[k] - other[k]) * (one[k] - other[k]);
        return Math.Sqrt(square) < Nearby;
    }

    private IEnumerable<T> Pairs<T>(Func<int, int, T> of) =>
        Enumerable.Range(0, input.Actors).SelectMany(i => Enumerable.Range(0, input.Actors).Select(j => of(i, j)));
}
