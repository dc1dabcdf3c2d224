using System.Collections.Immutable;
using Parley.Analysis.MonteCarlo;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>One round of exchanges. Source: [StokmanVanOosten1994], and [DijkstraEtAl2018] for departures from equal gain.</summary>
/// <remarks>
/// Positions run from 0 to 100 in here. Of a candidate, i asks for issue p and supplies q, j supplies p and asks for q; dp and dq are the shifts of the two outcomes.
/// An actor supplies from where it has come to vote (y), and asks by what it wants (x).
/// </remarks>
internal sealed class ExchangeTable
{
    private const double Smallest = 1e-10, Scale = 100;

    private readonly Standings standings;
    private readonly ExchangeStudy study;
    private readonly int round, n, m;
    private readonly double[] x, y, s, w, mass, moved, outcomesBefore, outcomes;

    // What each (actor, issue) has been in the exchanges of this round.
    private const byte Supplied = 1, Asked = 2;
    private readonly byte[] roles;

    // Candidates by (actor, issue they trade on), to find those an exchange touches.
    private readonly List<int>[] touching;

    // Candidates by issue.
    private readonly List<int>[] trading;
    private readonly List<Candidate> candidates = [];
    private readonly RandomStream coins;
    private readonly GainTree gains;

    public ExchangeTable(Standings standings, ExchangeStudy study, double[] positions, int round)
    {
        (this.standings, this.study, this.round) = (standings, study, round);
        (n, m) = (standings.Actors.Length, standings.Issues.Length);
        x = positions;
        y = (double[])positions.Clone();
        (s, w, moved, roles) = (standings.Saliences.ToArray(), new double[n * m], new double[n * m], new byte[n * m]);
        mass = new double[m];
        for (int cell = 0; cell < n * m; cell++)
        {
            w[cell] = standings.Weight(cell / m, cell % m);
            mass[cell % m] += w[cell];
        }
        outcomes = [.. Enumerable.Range(0, m).Select(Outcome)];
        outcomesBefore = (double[])outcomes.Clone();
        coins = new RandomSource(study.Seed, "exchange").Child(round).Child("ties").Open();
        touching = [.. Enumerable.Range(0, n * m).Select(_ => new List<int>())];
        trading = [.. Enumerable.Range(0, m).Select(_ => new List<int>())];
        Pair();
        gains = new(candidates.Count);
        for (int c = 0; c < candidates.Count; c++)
            Value(c);
    }

    private struct Candidate
    {
        public int I, J, P, Q, Draws;
        public double Dp, Dq, Gain;

        // As published only: what was planned before on either side, added up as it was replaced; whether it is out; and where others vote as far as it was told.
        public double PlannedI, PlannedJ, LastI, LastJ;
        public bool IsOut;
        public List<(int Cell, double Y)>? Known;
    }

    /// <summary>Concludes exchanges until none is left that pays.</summary>
    public ExchangeRound Play(CancellationToken cancellation)
    {
        int paying = candidates.Count(c => c.Gain >= Smallest);
        ImmutableArray<Exchange>.Builder concluded = ImmutableArray.CreateBuilder<Exchange>();
        while (Best() is int best and >= 0)
        {
            cancellation.ThrowIfCancellationRequested();
            Candidate c = candidates[best];
            concluded.Add(Told(c));
            Move(c.J, c.P, c.Dp, Direction(c.J, c.P, c.I));
            Move(c.I, c.Q, c.Dq, Direction(c.I, c.Q, c.J));
            foreach (int cell in (ReadOnlySpan<int>)[Cell(c.I, c.Q), Cell(c.J, c.P)])
                roles[cell] |= Supplied;
            foreach (int cell in (ReadOnlySpan<int>)[Cell(c.I, c.P), Cell(c.J, c.Q)])
                roles[cell] |= Asked;
            if (study.Reading == ExchangeReading.Corrected)
                foreach (int touched in trading[c.P].Concat(trading[c.Q]))
                    Value(touched);
            else
                Tell(best);
        }
        return new()
        {
            Positions = OnScale(x), VotingPositions = OnScale(y), OutcomesBefore = OnScale(outcomesBefore), OutcomesAfter = OnScale(outcomes),
            Candidates = paying, Exchanges = concluded.ToImmutable(),
        };
    }

    /// <summary>What would pay as things stand, the most rewarding first.</summary>
    public ImmutableArray<Exchange> Candidates() => [.. candidates.Where(c => c.Gain >= Smallest).OrderByDescending(c => c.Gain).Select(Told)];

    /// <summary>Positions of the next round: drawn towards how everybody voted, the more the less they care.</summary>
    public double[] Drawn()
    {
        double[] next = new double[n * m];
        for (int cell = 0; cell < next.Length; cell++)
            next[cell] = x[cell] + (0.4 * (1 - s[cell]) + 0.1) * (y[cell] - x[cell]);
        return next;
    }

    // As published, a candidate hears only of what its own two actors supply, and of what others supply to what they ask for; the rest it takes to be as it was.
    private void Tell(int concluded)
    {
        Candidate e = candidates[concluded];
        Keep(concluded, e with { IsOut = true, Gain = 0 });
        int suppliedQ = Cell(e.I, e.Q), suppliedP = Cell(e.J, e.P), askedP = Cell(e.I, e.P), askedQ = Cell(e.J, e.Q);
        HashSet<int> heard = [.. touching[suppliedQ], .. touching[suppliedP], .. touching[askedP], .. touching[askedQ]];
        foreach (int at in heard.Order())
        {
            Candidate d = candidates[at];
            int hisSupply = Cell(d.I, d.Q), herSupply = Cell(d.J, d.P), hisAsk = Cell(d.I, d.P), herAsk = Cell(d.J, d.Q);
            bool his = hisSupply == suppliedQ || hisSupply == suppliedP, hers = herSupply == suppliedQ || herSupply == suppliedP;
            bool q = his && hisSupply == suppliedQ || hers && herSupply == suppliedQ || hisAsk == askedQ || herAsk == askedQ;
            bool p = his && hisSupply == suppliedP || hers && herSupply == suppliedP || hisAsk == askedP || herAsk == askedP;
            if (d.IsOut || !(p || q || study.LocksRoles))
                continue;
            d.Known = [.. (d.Known ?? []).Where(k => !(q && k.Cell == suppliedQ) && !(p && k.Cell == suppliedP))];
            if (q)
                d.Known.Add((suppliedQ, y[suppliedQ]));
            if (p)
                d.Known.Add((suppliedP, y[suppliedP]));
            if (his)
                d.PlannedI += d.LastI;
            if (hers)
                d.PlannedJ += d.LastJ;
            candidates[at] = d;
            Value(at);
            d = candidates[at];
            if (d.Gain < Smallest)
                Keep(at, d with { IsOut = true });
        }
    }

    private int Cell(int actor, int issue) => actor * m + issue;

    private double Outcome(int p)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
            if (w[Cell(i, p)] > 0)
                sum += w[Cell(i, p)] * y[Cell(i, p)];
        return sum / mass[p];
    }

    // Two actors can trade when they stand on opposite sides of the outcome of both issues; who asks for which follows from their saliences.
    private void Pair()
    {
        for (int p = 0; p < m; p++)
            for (int q = p + 1; q < m; q++)
                for (int i = 0; i < n; i++)
                {
                    if (!(w[Cell(i, p)] > 0 && w[Cell(i, q)] > 0))
                        continue;
                    for (int j = i + 1; j < n; j++)
                        if (w[Cell(j, p)] > 0 && w[Cell(j, q)] > 0 && IsLeft(i, p) != IsLeft(j, p) && IsLeft(i, q) != IsLeft(j, q))
                            Add(s[Cell(i, p)] * s[Cell(j, q)] >= s[Cell(j, p)] * s[Cell(i, q)] ? new() { I = i, J = j, P = p, Q = q } : new() { I = i, J = j, P = q, Q = p });
                }
    }

    private bool IsLeft(int actor, int issue) => x[Cell(actor, issue)] <= outcomes[issue];

    private void Add(Candidate c)
    {
        foreach (int cell in (ReadOnlySpan<int>)[Cell(c.I, c.P), Cell(c.I, c.Q), Cell(c.J, c.P), Cell(c.J, c.Q)])
            touching[cell].Add(candidates.Count);
        trading[c.P].Add(candidates.Count);
        trading[c.Q].Add(candidates.Count);
        candidates.Add(c);
    }

    // The sign in which a supplier moves on an issue towards what another wants.
    private int Direction(int supplier, int issue, int asker) => Math.Sign(x[Cell(asker, issue)] - y[Cell(supplier, issue)]);

    // How far the outcome of an issue can be shifted by a supplier, without passing what the asker wants.
    private double Limit(in Candidate c, int supplier, int issue, int asker)
    {
        int cell = Cell(supplier, issue), direction = Direction(supplier, issue, asker);
        bool turns = moved[cell] * direction < 0;
        bool locked = study.LocksRoles && ((roles[cell] & Asked) != 0 || (roles[Cell(asker, issue)] & Supplied) != 0);
        if (turns || locked)
            return 0;
        double shift = Math.Abs(x[Cell(asker, issue)] - y[cell]) * w[cell] / mass[issue];
        if (!study.StopsAtDemand)
            return shift;
        bool corrected = study.Reading == ExchangeReading.Corrected;
        double outcome = corrected ? outcomes[issue] : outcomesBefore[issue];
        foreach ((int known, double at) in corrected ? [] : c.Known ?? [])
            if (known % m == issue)
                outcome += w[known] * (at - x[known]) / mass[issue];
        double gap = (x[Cell(asker, issue)] - outcome) * direction;
        // As published, an outcome that has already passed what was asked may be carried farther.
        return gap > 0 ? Math.Min(shift, gap) : corrected ? 0 : shift;
    }

    // What a candidate shifts and what each side gains.
    private void Value(int at)
    {
        Candidate c = candidates[at];
        double mostP = Limit(c, c.J, c.P, c.I), mostQ = Limit(c, c.I, c.Q, c.J);
        (double ip, double iq, double jp, double jq) = (s[Cell(c.I, c.P)], s[Cell(c.I, c.Q)], s[Cell(c.J, c.P)], s[Cell(c.J, c.Q)]);
        // Equal gain: dp ip - dq iq = dq jq - dp jp.
        double rate = (ip + jp) / (iq + jq);
        c.Dp = mostP;
        c.Dq = mostP * rate;
        if (c.Dq > mostQ)
            (c.Dp, c.Dq) = (mostQ / rate, mostQ);
        if (study.Randomness > 0 && c.Dp > 0)
            Depart(ref c, mostP, mostQ, (ip, iq, jp, jq), at);
        // Of two gains that are not equal the smaller decides whether both agree, and their mean how soon.
        double one = c.Dp * ip - c.Dq * iq, other = c.Dq * jq - c.Dp * jp;
        c.LastJ = Direction(c.J, c.P, c.I) * c.Dp * mass[c.P] / w[Cell(c.J, c.P)];
        c.LastI = Direction(c.I, c.Q, c.J) * c.Dq * mass[c.Q] / w[Cell(c.I, c.Q)];
        bool valid = Math.Abs(c.LastI) > Smallest && Math.Abs(c.LastJ) > Smallest;
        // As published, moves planned before count again; a sum of moves to the left is never too much.
        if (study.Reading == ExchangeReading.AsPublished)
            valid &= c.PlannedI + c.LastI <= Scale + 1e-9 && c.PlannedJ + c.LastJ <= Scale + 1e-9;
        c.Gain = valid && Math.Min(one, other) >= Smallest ? (one + other) / 2 : 0;
        Keep(at, c);
    }

    private void Keep(int at, in Candidate c)
    {
        candidates[at] = c;
        gains.Set(at, c.Gain >= Smallest && !c.IsOut ? c.Gain : 0);
    }

    // One of the two gets more or less than equal gain, up to what leaves the other nothing or itself nothing.
    private void Depart(ref Candidate c, double mostP, double mostQ, (double Ip, double Iq, double Jp, double Jq) s, int at)
    {
        RandomStream drawn = new RandomSource(study.Seed, "exchange").Child(round).Child(at).Child(c.Draws++).Open();
        (double u, double v, double z) = (drawn.NextUnit(), drawn.NextUnit(), drawn.NextUnit());
        bool isI = u < 0.5;
        double equal = isI ? c.Dp * s.Ip - c.Dq * s.Iq : c.Dq * s.Jq - c.Dp * s.Jp;
        double wanted = v < 0.5 ? equal + study.Randomness * z * (LargestGain(isI, mostP, mostQ, s) - equal) : equal * (1 - study.Randomness * z);
        // The whole shift one side can make, unless the other cannot follow.
        (double dp, double dq) = isI ? (mostP, (mostP * s.Ip - wanted) / s.Iq) : (mostP, (wanted + mostP * s.Jp) / s.Jq);
        if (dq > mostQ)
            (dp, dq) = isI ? ((wanted + mostQ * s.Iq) / s.Ip, mostQ) : ((mostQ * s.Jq - wanted) / s.Jp, mostQ);
        (c.Dp, c.Dq) = (dp, dq);
    }

    /// <summary>What one side gains when the other gains nothing.</summary>
    internal static double LargestGain(bool isI, double mostP, double mostQ, (double Ip, double Iq, double Jp, double Jq) s)
    {
        double dp, dq;
        if (isI)
        {
            (dp, dq) = (mostQ * s.Jq / s.Jp, mostQ);
            if (dp > mostP)
                (dp, dq) = (mostP, mostP * s.Jp / s.Jq);
            return dp * s.Ip - dq * s.Iq;
        }
        (dp, dq) = (mostP, mostP * s.Ip / s.Iq);
        if (dq > mostQ)
            (dp, dq) = (mostQ * s.Iq / s.Ip, mostQ);
        return dq * s.Jq - dp * s.Jp;
    }

    // The largest gain; among several alike a coin, or the first.
    private int Best()
    {
        if (gains.Largest < Smallest)
            return -1;
        int best = -1;
        ulong alike = 0;
        foreach (int c in gains.Winners())
        {
            if (++alike == 1 || (!study.TiesByOrder && coins.NextBelow(alike) == 0))
                best = c;
            if (study.TiesByOrder)
                break;
        }
        return best;
    }

    private void Move(int actor, int issue, double shift, int direction)
    {
        int cell = Cell(actor, issue);
        double way = shift * mass[issue] / w[cell] * direction;
        moved[cell] += way;
        y[cell] = Math.Clamp(y[cell] + way, 0, Scale);
        outcomes[issue] = Outcome(issue);
    }

    private Exchange Told(Candidate c)
    {
        ExchangeSide i = Side(c.I, c.Q, c.J, c.Dq, c.Dp * s[Cell(c.I, c.P)] - c.Dq * s[Cell(c.I, c.Q)]);
        ExchangeSide j = Side(c.J, c.P, c.I, c.Dp, c.Dq * s[Cell(c.J, c.Q)] - c.Dp * s[Cell(c.J, c.P)]);
        double[] externalities = new double[n];
        foreach ((int issue, double after) in new[] { (c.P, outcomes[c.P] + c.Dp * Direction(c.J, c.P, c.I)), (c.Q, outcomes[c.Q] + c.Dq * Direction(c.I, c.Q, c.J)) })
            for (int k = 0; k < n; k++)
                if (w[Cell(k, issue)] > 0)
                    externalities[k] += s[Cell(k, issue)] * (Math.Abs(outcomes[issue] - x[Cell(k, issue)]) - Math.Abs(after - x[Cell(k, issue)]));
        return new(i, j, ImmutableArray.Create(externalities));
    }

    private ExchangeSide Side(int actor, int issue, int asker, double shift, double gain)
    {
        IssueScale scale = standings.Issues[issue];
        int cell = Cell(actor, issue), direction = Direction(actor, issue, asker);
        double to = Math.Clamp(y[cell] + shift * mass[issue] / w[cell] * direction, 0, Scale);
        return new(actor, issue, scale.Point(y[cell] / Scale), scale.Point(to / Scale), gain, scale.Point(outcomes[issue] / Scale), scale.Point((outcomes[issue] + shift * direction) / Scale));
    }

    private ImmutableArray<double> OnScale(double[] shares)
    {
        double[] points = new double[shares.Length];
        for (int cell = 0; cell < points.Length; cell++)
            points[cell] = standings.Issues[cell % m].Point(shares[cell] / Scale);
        return ImmutableArray.Create(points);
    }
}
