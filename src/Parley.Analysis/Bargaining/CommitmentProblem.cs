namespace Parley.Analysis.Bargaining;

/// <summary>Two periods in which one side grows stronger and cannot bind itself not to use it. Source: [Powell2006].</summary>
public static class CommitmentProblem
{
    /// <summary>What a fight now and the best peace it can be given are worth to the side that grows weaker.</summary>
    /// <param name="now">The other side's chance of winning now, 0 to 1.</param>
    /// <param name="later">Its chance in the second period, 0 to 1.</param>
    /// <param name="cost">What a fight costs the declining side in each period, not negative.</param>
    /// <param name="discount">What the second period counts for, 0 to 1.</param>
    /// <returns>The value of fighting now, of the best peace, and whether it fights: the first is greater.</returns>
    public static (double War, double Peace, bool Fights) Of(double now, double later, double cost, double discount)
    {
        if (!(now >= 0 && now <= 1) || !(later >= 0 && later <= 1) || !(discount >= 0 && discount <= 1))
            throw new ArgumentException("Chances and the discount lie from 0 to 1.", nameof(now));
        if (!(cost >= 0) || double.IsInfinity(cost))
            throw new ArgumentOutOfRangeException(nameof(cost), cost, "A cost is not negative.");
        // With the whole good now, and in the second period what keeps it from fighting then.
        return ((1 - now - cost) * (1 + discount), 1 + discount * (1 - later - cost), discount * (later - now) > now + cost);
    }
}
