using System.Collections.Immutable;
using System.CommandLine;
using Parley.Cases;
using Parley.Reports;

namespace Parley.Cli;

/// <summary>Which view of a case a verb is about (<c>--perspective</c>), and which of its rules are in force (<c>--rule</c>).</summary>
internal sealed class ViewOptions
{
    private readonly Option<string[]> perspectives = new("--perspective")
    {
        Description = "A perspective by its id, or 'base' for the case as written. May be repeated.",
        HelpName = "id",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string[]> rules = new("--rule")
    {
        Description = "Switch a named rule of the case: id=on or id=off. May be repeated.",
        HelpName = "id=on|off",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Lets a verb take these options.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="withRules">Whether rules may be switched; not where answers are about the case as it is written.</param>
    public void AddTo(Command command, bool withRules = true)
    {
        command.Options.Add(perspectives);
        if (withRules)
            command.Options.Add(rules);
    }

    /// <summary>The ids asked for, as they stand on the command line.</summary>
    public string[] Named(ParseResult parsed) => parsed.GetValue(perspectives)!;

    /// <summary>The views asked for, or all of them.</summary>
    public ImmutableArray<View> All(ParseResult parsed, Case theCase) =>
        ViewChoice.Of(theCase, parsed.GetValue(perspectives)!, parsed.GetValue(rules) ?? []);

    /// <summary>The single view asked for; without a wish the case as written, or the only view there is.</summary>
    public View One(ParseResult parsed, Case theCase) =>
        ViewChoice.One(theCase, parsed.GetValue(perspectives)!, parsed.GetValue(rules) ?? []);
}
