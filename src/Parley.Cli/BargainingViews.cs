using System.Collections.Immutable;
using System.CommandLine;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;

namespace Parley.Cli;

/// <summary>Which view of the bargaining part a verb is about (<c>--perspective</c>).</summary>
internal sealed class BargainingViews
{
    private readonly Option<string[]> perspectives = new("--perspective")
    {
        Description = "A perspective by its id, or 'base' for the case as written. May be repeated.",
        HelpName = "id",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Lets a verb take the option.</summary>
    public void AddTo(Command command) => command.Options.Add(perspectives);

    /// <summary>The views asked for, or all of them.</summary>
    public ImmutableArray<Perspective> All(ParseResult parsed, Case theCase)
    {
        if (theCase.Bargaining is null)
            throw Refusal.CommandLine("This case has no bargaining part; docs/reference/case-format.md shows how to write one.");
        ImmutableArray<Perspective> all = theCase.BargainingViews;
        if (all.IsEmpty)
            throw new Refusal(ExitCode.CaseHasErrors, "No view of this case gives somebody weight on every issue.");
        string[] asked = [.. ViewChoice.Words(parsed.GetValue(perspectives)!).Distinct()];
        return asked.Length == 0 ? all : [.. asked.Select(id => Find(theCase, all, id))];
    }

    /// <summary>The single view asked for, or the only one there is.</summary>
    public Perspective One(ParseResult parsed, Case theCase)
    {
        ImmutableArray<Perspective> views = All(parsed, theCase);
        return views.Length == 1 ? views[0]
            : parsed.GetValue(perspectives)!.Length == 0 && views[0].Id == Case.Base ? views[0]
            : throw Refusal.CommandLine($"One view is needed, and there are {views.Length}; choose with --perspective: {string.Join(", ", views.Select(v => v.Id))}.");
    }

    /// <summary>The issue of a name.</summary>
    public static Issue Issue(BargainingProblem problem, string name) =>
        problem.Issues.FirstOrDefault(i => i.Id == name) ?? problem.Issues.FirstOrDefault(i => string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw Refusal.Unknown("issue", name, [.. problem.Issues.Select(i => i.Id)]);

    private static Perspective Find(Case theCase, ImmutableArray<Perspective> all, string id) =>
        all.FirstOrDefault(v => v.Id == id)
        ?? throw (id == Case.Base ? new Refusal(ExitCode.CaseHasErrors, $"The case as written gives nobody weight on some issue; views are {string.Join(", ", all.Select(v => v.Id))}.")
            : theCase.Perspectives.Any(p => p.Id == id) ? new Refusal(ExitCode.CaseHasErrors, $"The perspective '{id}' has no numbers of its own for the bargaining part; views are {string.Join(", ", all.Select(v => v.Id))}.")
            : Refusal.Unknown("perspective", id, [.. all.Select(v => v.Id)]));
}
