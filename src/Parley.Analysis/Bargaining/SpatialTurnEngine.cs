using System.Collections.Immutable;
using Parley.Analysis.MonteCarlo;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>One turn of the spatial model over flat tables, reused from turn to turn.</summary>
/// <remarks>A row of a table belongs to a position and runs over the actors who look at it, padded to whole vectors; row j starts at j · stride.</remarks>
internal sealed class SpatialTurnEngine
{
    private const double SmallestGain = 1e-5, NoVotes = 1e-10;

    // Below this many actors a turn is over before a second thread has woken up.
    private const int WorthSharing = 48;

    private readonly SpatialInput input;
    private readonly SpatialStudy study;
    private readonly VoteKernels challengeVotes, electionVotes;
    private readonly ParallelOptions parallel;
    private readonly int n, m, stride;
    private readonly double[] weights, electionWeights, scales;

    // distances and worths: rows of positions × actors. Worth is each actor's own view of its own utility.
    private readonly double[] distances, worths, ownDistances, worthOfNow;
    private readonly double[] probabilities, gains;
    private double[] positions = [], ideals = [], riskNeutral = [], risks = [];

    public SpatialTurnEngine(SpatialInput input, SpatialStudy study, int threads)
    {
        (this.input, this.study, n, m) = (input, study, input.Actors, input.Issues);
        stride = (n + VoteKernels.Lanes - 1) / VoteKernels.Lanes * VoteKernels.Lanes;
        (challengeVotes, electionVotes) = VoteKernels.Of(study.Options.Voting, study.Reading);
        parallel = new() { MaxDegreeOfParallelism = n < WorthSharing ? 1 : threads == 0 ? -1 : threads };
        weights = new double[stride];
        electionWeights = new double[stride];
        scales = new double[n];
        for (int i = 0; i < n; i++)
        {
            weights[i] = input.Attention[i] * input.Capabilities[i];
            electionWeights[i] = study.Options.ElectionsWeighSalience ? weights[i] : input.Capabilities[i];
            for (int k = 0; k < m; k++)
                scales[i] += input.Saliences[i * m + k] * input.Saliences[i * m + k];
        }
        distances = new double[n * stride];
        worths = new double[n * stride];
        ownDistances = new double[stride];
        worthOfNow = new double[stride];
        probabilities = new double[n * n];
        gains = new double[n * n];
    }

    /// <summary>Takes the positions and ideals of a turn, each actors × issues from 0 to 1.</summary>
    public void Stand(double[] at, double[] wanted)
    {
        (positions, ideals) = (at, wanted);
        for (int j = 0; j < n; j++)
            Distances(at.AsSpan(j * m, m), distances.AsSpan(j * stride, stride));
        for (int i = 0; i < n; i++)
            ownDistances[i] = distances[i * stride + i];
        double[] nearness = new double[n * stride];
        for (int cell = 0; cell < nearness.Length; cell++)
            nearness[cell] = 1 - distances[cell];
        riskNeutral = Election(nearness, Enumerable.Range(0, n).ToArray());
        risks = SpatialDefinition.RiskAttitudes(riskNeutral, study.Options.RiskRange);
        Array.Clear(worthOfNow);
        for (int j = 0; j < n; j++)
        {
            Worth(distances.AsSpan(j * stride, stride), risks, worths.AsSpan(j * stride, stride));
            for (int i = 0; i < n; i++)
                worthOfNow[i] += worths[j * stride + i];
        }
    }

    /// <summary>The turn after the last, which only stands.</summary>
    public SpatialTurn Last() => new() { Positions = input.OnScale(positions), Ideals = input.OnScale(ideals), Winning = Winning() };

    /// <summary>What happens, and where everybody stands then.</summary>
    public (SpatialTurn Told, double[] Next) Turn(int number)
    {
        Parallel.For(0, n, parallel, Challenges);
        List<Offer> offers = Offers();
        int[][] queues = Queues(offers);
        double[] worthOfOffers = new double[offers.Count * stride];
        Parallel.For(0, offers.Count, parallel, o => WorthOf(offers[o], worthOfOffers.AsSpan(o * stride, stride)));
        double[] next = new double[n * m];
        SpatialShift[] shifts = new SpatialShift[n];
        double[][] chances = new double[n][];
        int[] chosen = new int[n];
        Parallel.For(0, n, parallel, k =>
        {
            double[] p = chances[k] = Election(worthOfOffers, queues[k]);
            int best = chosen[k] = SpatialDefinition.Choose(p, study.Options.Transitions, new RandomSource(study.Seed, "spatial").Child(number).Child(k));
            Offer taken = offers[queues[k][best]];
            bool began = taken.I == k;
            (began ? taken.ToI : taken.ToJ).CopyTo(next, k * m);
            double runnerUp = 0;
            for (int q = 0; q < p.Length; q++)
                if (q != best)
                    runnerUp = Math.Max(runnerUp, p[q]);
            shifts[k] = new(k, began ? taken.J : taken.I, began && taken.J != k, p[best], runnerUp);
        });
        return (new()
        {
            Positions = input.OnScale(positions), Ideals = input.OnScale(ideals), Risks = ImmutableArray.Create(risks), RiskNeutralWinning = ImmutableArray.Create(riskNeutral),
            Shifts = ImmutableArray.Create(shifts), Winning = study.Explained ? Winning() : [],
            Challenges = study.Explained ? [.. Enumerable.Range(0, n * n).Select(c => new SpatialChallenge(probabilities[c], gains[c]))] : [],
            Bargains = study.Explained ? Told(offers, queues, chances, chosen) : [],
        }, next);
    }

    // Distances of one point from everybody's ideal, as each sees it.
    private void Distances(ReadOnlySpan<double> point, Span<double> row)
    {
        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            for (int k = 0; k < m; k++)
            {
                double way = input.Saliences[i * m + k] * (ideals[i * m + k] - point[k]);
                sum += way * way;
            }
            row[i] = Math.Sqrt(sum / scales[i]);
        }
    }

    // Utility at each distance for each risk attitude; beyond 1 the risk attitude no longer grows with distance. Padding stays as it is.
    private static void Worth(ReadOnlySpan<double> d, ReadOnlySpan<double> risk, Span<double> worth)
    {
        for (int i = 0; i < risk.Length; i++)
            worth[i] = (1 - d[i]) * (1 + Math.Min(d[i], 1) * risk[i]);
    }

    // What every challenge of i would bring, in its own view.
    private void Challenges(int i)
    {
        using View view = new(this, i);
        for (int j = 0; j < n; j++)
            (probabilities[i * n + j], gains[i * n + j]) = i == j ? default : view.Challenge(i, j);
    }

    private List<Offer> Offers()
    {
        List<Offer> offers = new(2 * n);
        for (int i = 0; i < n; i++)
        {
            double[] stay = positions[(i * m)..(i * m + m)];
            offers.Add(new(i, i, 0, 0, stay, stay));
            int target = -1;
            double most = SmallestGain;
            for (int j = 0; j < n; j++)
                if (gains[i * n + j] > most && j != i)
                    (target, most) = (j, gains[i * n + j]);
            if (target >= 0)
                AddOffers(offers, i, target, most);
        }
        return offers;
    }

    private void AddOffers(List<Offer> offers, int i, int j, double gain)
    {
        SpatialOptions options = study.Options;
        double mine = probabilities[i * n + j];
        (double[] a, double[] b) = SpatialDefinition.Bargain(input, positions, options.Interpolation, i, j, mine);
        if (options.Estimate == BargainEstimate.InitOnlyInterp)
        {
            offers.Add(new(i, j, mine, gain, a, b));
            return;
        }
        using View view = new(this, j);
        (double probability, double gainTheySee) = view.Challenge(i, j);
        double theirs = study.Reading == SpatialReading.Ktab ? gainTheySee : probability;
        (double[] c, double[] d) = SpatialDefinition.Bargain(input, positions, options.Interpolation, i, j, theirs);
        if (options.Estimate == BargainEstimate.InitRcvrInterp)
        {
            offers.Add(new(i, j, mine, gain, a, b));
            offers.Add(new(i, j, theirs, gain, c, d));
            return;
        }
        double wi = weights[i], wj = (study.Reading == SpatialReading.Ktab ? input.Capabilities[i] : input.Capabilities[j]) * input.Attention[j];
        double[] Mean(double[] one, double[] other)
        {
            double[] mean = new double[m];
            for (int k = 0; k < m; k++)
                mean[k] = (wi * one[k] + wj * other[k]) / (wi + wj);
            return mean;
        }
        offers.Add(new(i, j, (wi * mine + wj * theirs) / (wi + wj), gain, Mean(a, c), Mean(b, d)));
    }

    // For each actor: staying, then what it began or was asked, by who began. Offers stand in the order of who began.
    private int[][] Queues(List<Offer> offers)
    {
        List<int>[] queues = new List<int>[n];
        for (int o = 0; o < offers.Count; o++)
            if (offers[o].I == offers[o].J)
                queues[offers[o].I] = [o];
        for (int o = 0; o < offers.Count; o++)
            if (offers[o].I != offers[o].J)
            {
                queues[offers[o].I].Add(o);
                queues[offers[o].J].Add(o);
            }
        return [.. queues.Select(q => q.ToArray())];
    }

    // What a bargain is worth to everybody: as things stand, with the positions of the two exchanged for the new ones.
    private void WorthOf(Offer offer, Span<double> row)
    {
        worthOfNow.AsSpan().CopyTo(row);
        if (offer.I != offer.J)
        {
            double[] d = new double[stride], u = new double[stride];
            foreach ((int actor, double[] to) in new[] { (offer.I, offer.ToI), (offer.J, offer.ToJ) })
            {
                Distances(to, d);
                Worth(d, risks, u);
                for (int i = 0; i < n; i++)
                    row[i] += u[i] - worths[actor * stride + i];
            }
        }
        for (int i = 0; i < n; i++)
            row[i] /= n;
    }

    // A probabilistic Condorcet election among some rows of a table, each worth something to everybody.
    private double[] Election(double[] table, int[] rows)
    {
        int alternatives = rows.Length;
        if (alternatives == 1)
            return [1];
        double[] coalitions = new double[alternatives * alternatives];
        void Against(int a)
        {
            coalitions[a * alternatives + a] = Votes.Floor;
            for (int b = 0; b < a; b++)
            {
                (double ours, double theirs) = electionVotes.Pair(table.AsSpan(rows[a] * stride, stride), table.AsSpan(rows[b] * stride, stride), electionWeights);
                coalitions[a * alternatives + b] = Votes.Floor + ours;
                coalitions[b * alternatives + a] = Votes.Floor + theirs;
            }
        }
        if (alternatives < WorthSharing)
            for (int a = 0; a < alternatives; a++)
                Against(a);
        else
            Parallel.For(0, alternatives, parallel, Against);
        return CondorcetElection.OfCoalitions(coalitions, alternatives, study.Options);
    }

    private ImmutableArray<double> Winning()
    {
        int[] place = SpatialDefinition.Places(positions, m);
        int[] distinct = [.. place.Distinct()];
        double[] p = Election(worths, distinct);
        return [.. place.Select(j => p[Array.IndexOf(distinct, j)])];
    }

    private ImmutableArray<SpatialBargain> Told(List<Offer> offers, int[][] queues, double[][] chances, int[] chosen) =>
    [
        .. offers.Select((o, at) =>
        {
            int inI = Array.IndexOf(queues[o.I], at), inJ = Array.IndexOf(queues[o.J], at);
            return new SpatialBargain
            {
                Initiator = o.I, Receiver = o.J, Probability = o.Probability, Gain = o.Gain, Coalition = o.I == o.J ? [] : Coalition(o.I, o.J),
                InitiatorOffer = input.OnScale(o.ToI), ReceiverOffer = input.OnScale(o.ToJ),
                InitiatorProbability = chances[o.I][inI], ReceiverProbability = chances[o.J][inJ],
                InitiatorSelects = chosen[o.I] == inI, ReceiverSelects = chosen[o.J] == inJ,
            };
        }),
    ];

    private ImmutableArray<double> Coalition(int i, int j)
    {
        using View view = new(this, i);
        double[] votes = new double[stride];
        view.Challenge(i, j, votes);
        return ImmutableArray.Create(votes, 0, n);
    }

    private readonly record struct Offer(int I, int J, double Probability, double Gain, double[] ToI, double[] ToJ);

    /// <summary>The conflict as one actor sees it: what everybody's position is worth to everybody, by estimated risk attitudes.</summary>
    private readonly ref struct View : IDisposable
    {
        private readonly SpatialTurnEngine turn;
        private readonly double[] rented;
        private readonly int viewer;

        public View(SpatialTurnEngine turn, int viewer)
        {
            (this.turn, this.viewer) = (turn, viewer);
            rented = System.Buffers.ArrayPool<double>.Shared.Rent(6 * turn.stride);
            rented.AsSpan(0, 6 * turn.stride).Clear();
            double known = SpatialDefinition.Known(turn.study.Options.RiskAdjustment);
            Span<double> estimated = Row(0);
            for (int i = 0; i < turn.n; i++)
                estimated[i] = (1 - known) * turn.risks[viewer] + known * turn.risks[i];
            Worth(turn.ownDistances, estimated[..turn.n], Row(1));
            Worth(turn.distances.AsSpan(viewer * turn.stride), estimated[..turn.n], Row(4));
            turn.weights.CopyTo(Row(5));
        }

        // Rows: 0 estimated risk, 1 own positions, 2 the position of i where the viewer is another, 3 that of j, 4 that of the viewer, 5 weights.
        private Span<double> Row(int row) => rented.AsSpan(row * turn.stride, turn.stride);

        /// <summary>The probability that i wins, and what i gains.</summary>
        public (double Probability, double Gain) Challenge(int i, int j, Span<double> votes = default)
        {
            ReadOnlySpan<double> withI = PositionOf(i, 2), withJ = PositionOf(j, 3), own = Row(1);
            Span<double> w = Row(5);
            VotingRule rule = turn.study.Options.Voting;
            double voteI = w[i] * Votes.Of(rule, own[i] - withJ[i], turn.study.Reading), voteJ = w[j] * Votes.Of(rule, withI[j] - own[j], turn.study.Reading);
            double x = NoVotes + Math.Max(voteI, 0) + Math.Max(voteJ, 0), y = NoVotes + Math.Max(-voteI, 0) + Math.Max(-voteJ, 0);
            if (turn.study.Options.ThirdParties == ThirdPartyCommitment.SemiCommit)
            {
                (w[i], w[j]) = (0, 0);
                (double ours, double theirs) = turn.challengeVotes.ThirdParties(withI, withJ, own, w, x, y, votes);
                (w[i], w[j]) = (turn.weights[i], turn.weights[j]);
                (x, y) = (x + ours, y + theirs);
            }
            if (!votes.IsEmpty)
                (votes[i], votes[j]) = (voteI, voteJ);
            double phi = x / (x + y), s = turn.input.Attention[j];
            double quo = own[i] + withJ[i], victory = 2 * own[i], defeat = 2 * withJ[i];
            double contest = phi * victory + (1 - phi) * defeat;
            return (phi, (1 - s) * victory + s * contest - quo);
        }

        private Span<double> PositionOf(int actor, int row)
        {
            if (actor == viewer)
                return Row(4);
            Worth(turn.distances.AsSpan(actor * turn.stride), Row(0)[..turn.n], Row(row));
            return Row(row);
        }

        public void Dispose() => System.Buffers.ArrayPool<double>.Shared.Return(rented);
    }
}
