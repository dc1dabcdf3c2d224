namespace Parley.Studies;

/// <summary>How it is known that something does not exist among more states than can be listed. Numbers reach disk: append only.</summary>
public enum Ground
{
    /// <summary>Every case was looked at, one by one.</summary>
    Enumeration = 0,

    /// <summary>A solver showed that the conditions contradict each other.</summary>
    Infeasibility = 1,
}

/// <summary>How far something was checked again, by other means, before it was shown. Numbers reach disk: append only.</summary>
public enum Recheck
{
    /// <summary>Every move named was replayed by the definition; what is said not to exist rests on the first argument alone.</summary>
    Steps = 0,

    /// <summary>Moreover, that nothing else exists was shown a second time by an independent argument.</summary>
    SecondArgument = 1,

    /// <summary>Everything was checked by the definition itself, case by case.</summary>
    Definition = 2,
}
