using System.Collections.Immutable;
using System.CommandLine;
using Parley.Conflicts;
using Parley.Cases;
using Parley.Studies;

namespace Parley.Cli;

/// <summary>Arguments and options that several verbs share, so that they are spelled once.</summary>
internal static class Words
{
    public static Argument<string> Case() => new("case")
    {
        Description = "A case file, a folder with a case.yaml in it, or - for standard input.",
    };

    public static Option<string[]> Perspective() => new("--perspective")
    {
        Description = "A perspective by its id, or 'base' for the case as written. May be repeated.",
        HelpName = "id",
        DefaultValueFactory = _ => [],
    };

    public static Option<string[]> Rule() => new("--rule")
    {
        Description = "Switch a named rule of the case: id=on or id=off. May be repeated.",
        HelpName = "id=on|off",
        DefaultValueFactory = _ => [],
    };

    public static Option<string> Format(params string[] formats)
    {
        Option<string> option = new("--format")
        {
            Description = "How the result is written.",
            DefaultValueFactory = _ => formats[0],
        };
        return option.AcceptOnlyFromAmong(formats);
    }

    public static Option<int> Steps(int usual)
    {
        Option<int> option = new("--steps")
        {
            Description = "How many steps a search may take for one answer before it tells the bound it has proved.",
            HelpName = "number",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && number < 0)
                result.AddError("--steps is not negative.");
        });
        return option;
    }

    public static Option<int?> Width()
    {
        Option<int?> option = new("--width") { Description = "Columns of the page; by default those of the terminal, or 80.", HelpName = "columns" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int width) && width is < 40 or > 1000)
                result.AddError($"--width is from 40 to 1000, not {result.Tokens[0].Value}.");
        });
        return option;
    }

    public static Option<string> Color()
    {
        Option<string> option = new("--color")
        {
            Description = "Whether to use colour; never needed to read the result. NO_COLOR is honoured.",
            DefaultValueFactory = _ => "auto",
        };
        return option.AcceptOnlyFromAmong("auto", "always", "never");
    }

    /// <summary>What a party does at a state, with its name in front.</summary>
    public static string Does(DecisionMaker party, string pattern)
    {
        string[] taken = [.. party.Options.Where(o => pattern[o.Index] == 'Y').Select(o => o.Name)];
        return $"{party.Name}: {(party.Options.IsEmpty ? "has no option" : taken.Length == 0 ? "no option taken" : string.Join("; ", taken))}";
    }

    /// <summary>One concept, sequential stability unless another is named.</summary>
    public static Option<string> OneConcept(string description)
    {
        Option<string> option = new("--concept") { Description = description, HelpName = "concept", DefaultValueFactory = _ => StabilityConcept.Seq.Key };
        option.CompletionSources.Add([.. StabilityConcept.All.Select(c => c.Key)]);
        return option;
    }

    /// <summary>Concepts by key or abbreviation.</summary>
    public static StabilityConcept Concept(string text) => StabilityConcept.TryParse(text, out StabilityConcept? concept)
        ? concept
        : throw Refusal.Unknown("concept", text, [.. StabilityConcept.All.Select(c => c.Key)]);

    /// <summary>One concept per decision maker from words such as <c>usa=seq</c>; empty when none are given.</summary>
    public static ImmutableArray<StabilityConcept> Mixture(string[] texts, Case theCase, Conflict conflict)
    {
        string[] words = [.. ViewChoice.Words(texts)];
        if (words.Length == 0)
            return [];
        StabilityConcept?[] concepts = new StabilityConcept?[conflict.DecisionMakers.Length];
        foreach (string word in words)
        {
            int at = word.IndexOf('=', StringComparison.Ordinal);
            if (at < 0)
                throw Refusal.CommandLine($"'{word}' gives no concept; write party=concept.");
            concepts[ViewChoice.Party(theCase, conflict, word[..at]).Index] = Concept(word[(at + 1)..]);
        }
        string[] missing = [.. conflict.DecisionMakers.Where(d => concepts[d.Index] is null).Select(d => d.Id)];
        return missing.Length == 0
            ? [.. concepts.OfType<StabilityConcept>()]
            : throw Refusal.CommandLine($"--mix names a concept for every party; {string.Join(", ", missing)} missing.");
    }
}
