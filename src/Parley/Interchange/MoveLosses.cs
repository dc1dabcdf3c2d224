using Parley.Conflicts;

namespace Parley.Interchange;

/// <summary>What formats in which every option has one owner and turns both ways cannot say about moves.</summary>
internal static class MoveLosses
{
    /// <summary>One sentence for each thing that is lost or changed.</summary>
    /// <param name="conflict">The conflict.</param>
    /// <param name="format">Where there is no place for it: "the format".</param>
    public static IEnumerable<string> Of(Conflict conflict, string format)
    {
        foreach (LevelScale scale in Scales(conflict).Where(s => s.Direction != Direction.Both))
            yield return $"That {scale.Name} only {(scale.Direction == Direction.ForwardOnly ? "rises" : "falls")} has no place in {format}; the file lets it do both.";
        foreach (Option option in conflict.Options.Where(o => o.Sharing is not null && (o.Level is null || o.Level.Height == 1)))
        {
            string name = option.Level?.Scale.Name ?? option.Name, owner = conflict.DecisionMakers[option.Owner].Name;
            string all = string.Join(" and ", option.Sharing!.Owners.Select(i => conflict.DecisionMakers[i].Name));
            yield return option.Sharing.Moves == SharedMoves.Any
                ? $"That each of {all} may change {name} has no place in {format}; in the file {owner} alone does."
                : $"That {all} change {name} only jointly has no place in {format}; in the file {owner} does so alone.";
        }
        foreach (ForbiddenTransition t in conflict.Transitions)
            yield return $"That nothing goes from “{t.From.ToText(conflict.Reference)}” to “{t.To.ToText(conflict.Reference)}” has no place in {format}; the file allows those moves.";
    }

    /// <summary>Every scale of levels, once.</summary>
    public static IEnumerable<LevelScale> Scales(Conflict conflict) =>
        conflict.Options.Select(o => o.Level).OfType<Level>().Where(l => l.Height == 1).Select(l => l.Scale);
}
