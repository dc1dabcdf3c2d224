namespace Parley.Bargaining;

/// <summary>What a most likely value with ends stands for. Numbers reach disk: append only.</summary>
public enum EstimateShape
{
    /// <summary>A beta distribution with the weight of the middle four times that of an end, as in planning. Source: [MalcolmRoseboomClarkFazar1959].</summary>
    Pert = 0,

    /// <summary>A triangle.</summary>
    Triangular = 1,

    /// <summary>Anything between the ends alike; the most likely value does not count.</summary>
    Uniform = 2,
}
