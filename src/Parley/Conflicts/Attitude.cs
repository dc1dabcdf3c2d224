namespace Parley.Conflicts;

/// <summary>How one decision maker stands toward another, or toward their own interest. Numbers reach disk: append only.</summary>
public enum Attitude
{
    /// <summary>Does not care how the other fares.</summary>
    Neutral = 0,

    /// <summary>Wants what is at least as good for the other.</summary>
    Devoting = 1,

    /// <summary>Wants what is not better for the other.</summary>
    Aggressive = 2,
}
