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

    /// <summary>A state, in any of the ways in which it can be named.</summary>
    public static Option<string> State(string description, bool isRequired = true)
    {
        Option<string> option = new("--state") { Description = $"{description}: its number, a word of Y and N, 'status-quo', or the options taken.", HelpName = "state", Required = isRequired };
        option.CompletionSources.Add("status-quo");
        return option;
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

    /// <summary>How long a search may go on, counted in looks so that every machine stops at the same place.</summary>
    /// <param name="usual">What is allowed unless another number is given; null for as much as is needed.</param>
    public static Option<long?> Budget(long? usual = null)
    {
        Option<long?> option = new("--budget")
        {
            Description = $"How many looks at single steps the search may take; what it found until then is told, with exit code 4. Without it, {(usual is long number ? $"{number:N0}" : "as many as it needs")}.",
            HelpName = "number",
        };
        if (usual is not null)
            option.DefaultValueFactory = _ => usual;
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && long.TryParse(result.Tokens[0].Value, out long asked) && asked < 0)
                result.AddError("--budget is not negative.");
        });
        return option;
    }

    /// <summary>How much a search without a list of states may do; counted, not timed, so that every machine stops at the same place.</summary>
    public static Option<double> Effort(double usual)
    {
        Option<double> option = new("--budget")
        {
            Description = "How much work may be done without a list of states, in units of about a second, counted and not timed; what was proved until then is told, with exit code 4.",
            HelpName = "number",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, out double asked) && !(asked is > 0 and <= 1e9))
                result.AddError("--budget is above 0 and at most 1000000000.");
        });
        return option;
    }

    /// <summary>What a party does at a state, with its name in front.</summary>
    public static string Does(DecisionMaker party, string pattern)
    {
        string[] taken = [.. party.Options.Where(o => pattern[o.Index] == 'Y').Select(o => o.Name)];
        return $"{party.Name}: {(party.Options.IsEmpty ? "has no option" : taken.Length == 0 ? "no option taken" : string.Join("; ", taken))}";
    }

    /// <summary>One concept; sequential stability unless another is named or one must be.</summary>
    public static Option<string> OneConcept(string description, bool isRequired = false)
    {
        Option<string> option = new("--concept") { Description = description, HelpName = "concept", Required = isRequired };
        if (!isRequired)
            option.DefaultValueFactory = _ => StabilityConcept.Seq.Key;
        option.CompletionSources.Add([.. StabilityConcept.All.Select(c => c.Key)]);
        return option;
    }

    /// <summary>Any number of concepts, with commas or repeated.</summary>
    public static Option<string[]> Concepts(string description, params string[] others)
    {
        Option<string[]> option = new("--concept") { Description = description, HelpName = "concept", DefaultValueFactory = _ => [] };
        option.CompletionSources.Add([.. others, .. StabilityConcept.All.Select(c => c.Key)]);
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
