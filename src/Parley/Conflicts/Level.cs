using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>Something that is done to one of several degrees, such as sanctions that are none, partial or full.</summary>
/// <remarks>
/// A state knows options only. A scale of n levels is n - 1 options of one owner, one for each level above the lowest, of which at most one is
/// taken; <see cref="Conflict"/> adds the rule that says so.
/// </remarks>
/// <param name="Id">Short name, unique within the owner.</param>
/// <param name="Name">What it is, as a person would say it.</param>
/// <param name="Levels">Names of the levels, lowest first; at least two.</param>
/// <param name="Direction">Whether the level may rise and fall, only rise, or only fall.</param>
public sealed record LevelScale(string Id, string Name, ImmutableArray<string> Levels, Direction Direction = Direction.Both)
{
    /// <summary>The options that stand for the levels above the lowest.</summary>
    /// <param name="firstIndex">Index of the first of them; the others follow.</param>
    /// <param name="owner">Index of the decision maker under whose name the scale stands.</param>
    /// <param name="sharing">Who controls it together; null when the owner does alone.</param>
    public IEnumerable<Option> Options(int firstIndex, int owner, Sharing? sharing = null) =>
        Enumerable.Range(1, Levels.Length - 1).Select(height =>
            new Option(firstIndex + height - 1, $"{Id} is {Levels[height]}", $"{Name}: {Levels[height]}", owner) { Level = new(this, height), Sharing = sharing });
}

/// <summary>One level above the lowest of a scale.</summary>
/// <param name="Scale">The scale.</param>
/// <param name="Height">Position among the levels, from 1.</param>
public sealed record Level(LevelScale Scale, int Height)
{
    /// <summary>The level's name.</summary>
    public string Name => Scale.Levels[Height];
}
