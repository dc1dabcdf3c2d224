using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>Reads one choice as lists name it: an option that is taken, or an option with the level it is at.</summary>
internal static class ChoiceReader
{
    /// <summary>Reads <c>blockade</c> or <c>sanctions is partial</c>.</summary>
    /// <returns>Whether it could be read, and the option that is taken; none for the lowest level.</returns>
    public static (bool Sound, Option? Taken) Read(PlacedText text, OptionNames options, Complaints complaints)
    {
        string value = text.Value;
        string[] words = value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is [string name, "is", string level])
        {
            int levelStart = value.LastIndexOf(level, StringComparison.Ordinal);
            return options.Find(name, text.At(value.IndexOf(name, StringComparison.Ordinal), name.Length), complaints) is Option scaled
                ? AtLevel(scaled, level, text.At(levelStart, level.Length), options, complaints)
                : (false, null);
        }
        string bare = value.Trim();
        SourceSpan span = bare.Length == value.Length ? text.Span : text.At(bare.Length == 0 ? 0 : value.IndexOf(bare[0]), bare.Length);
        if (options.Find(bare, span, complaints) is not Option option)
            return (false, null);
        if (option.Level is null)
            return (true, option);
        complaints.Error(Codes.LevelMissing, span, $"'{YamlTree.Shown(bare)}' has levels; which one is meant is not said.", $"Write '{bare} is {option.Level.Name}'.");
        return (false, null);
    }

    /// <summary>The option that stands for a level; none for the lowest.</summary>
    public static (bool Sound, Option? Taken) AtLevel(Option option, string level, SourceSpan span, OptionNames options, Complaints complaints)
    {
        int? height = OptionNames.Height(option, level, span, complaints);
        return (height is not null, height is > 0 ? options.LevelsOf(option)[height.Value - 1] : null);
    }
}
