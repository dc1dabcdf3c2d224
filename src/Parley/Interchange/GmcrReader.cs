using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Interchange;

/// <summary>Reads the save format of GMCR+, in which many published graph models are kept.</summary>
/// <remarks>Never throws and never stops at the first complaint. Every complaint is explained at docs/reference/diagnostics-gmcr.md.</remarks>
public static class GmcrReader
{
    /// <summary>The longest text that is read, in UTF-16 code units.</summary>
    public const int MaxLength = 32 << 20;

    /// <summary>Reads a <c>.gmcr</c> text as a case with one party per decision maker.</summary>
    /// <returns>The case, complaints, or both. There is no value when an error was found.</returns>
    public static Reading<Case> Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Complaints complaints = new();
        Case? read = source.Text.Length > MaxLength
            ? complaints.Fail<Case>(GmcrCodes.TooLong, default, $"The text has {source.Text.Length} characters; at most {MaxLength} are read.")
            : LooksPickled(source.Text)
            ? complaints.Fail<Case>(
                GmcrCodes.Pickle, new(0, 1),
                "This is not a text but a Python pickle, as programs before 2014 wrote it, and opening one could run any program.",
                "Open it in the program that wrote it and save it again as JSON.")
            : Parse(source, complaints);
        return complaints.About(read);
    }

    // A pickle starts with "(" or "c" (protocol 0) or with byte 0x80, which arrives as U+0080 or as the replacement character.
    private static bool LooksPickled(string text) => text.Length > 0 && text[0] is '(' or 'c' or '\u0080' or '\uFFFD';

    private static Case? Parse(SourceText source, Complaints complaints)
    {
        (PlacedJson? value, SourceSpan at, string? error) = PlacedJson.Parse(source.Text);
        if (value is null)
            return complaints.Fail<Case>(GmcrCodes.NotJson, at, $"The text is not JSON: {error}.", "A .gmcr file is one JSON object from first to last character.");
        if (value is not PlacedJson.Object file)
            return complaints.Fail<Case>(GmcrCodes.WrongType, value.Span, "The text is JSON but not an object; a .gmcr file starts with a brace.");

        GmcrKeys keys = new(complaints);
        keys.Check(file, "", "program", "version", "options", "decisionMakers", "infeasibles", "useManualPreferenceRanking",
            "useManualPreferenceVectors", "coalitions", "coalitionsFull", "nodes");
        (string title, string id) = TitleOf(source.Name);
        GmcrPlayers? players = GmcrPlayers.Read(file, keys, complaints);
        if (players is null)
        {
            keys.Report();
            return null;
        }
        ImmutableArray<Rule> rules = Rules(file, players, keys, complaints);
        bool statesAreKnown = file["infeasibles"] is PlacedJson.Array { Items: var all } && (rules.Length == all.Length || complaints.Errors == 0);
        ImmutableArray<Preference?> preferences = new GmcrPreferences(file, players, rules, statesAreKnown, keys, complaints).Read();
        NoteCoalitions(file, players, complaints);
        keys.Report();
        if (complaints.Errors > 0)
            return null;
        return new Case
        {
            Id = id,
            Title = title,
            Note = $"Imported from {FileName(source.Name)}.",
            Parties = [.. players.DecisionMakers.Select(d => new Party(d.Id, d.Name, [], null))],
            Conflict = new Conflict(players.DecisionMakers, rules, null, preferences),
        };
    }

    private static ImmutableArray<Rule> Rules(PlacedJson.Object file, GmcrPlayers players, GmcrKeys keys, Complaints complaints)
    {
        if (keys.Required<PlacedJson.Array>(file, "infeasibles", "the conditions of infeasible states, possibly none") is not { } list)
            return [];
        return [.. new GmcrConditions(players, keys, complaints).ReadList(list, "infeasible condition", keepConstants: true)
            .Select(c => new Rule { Kind = RuleKind.Never, Operands = [c.Formula], Span = c.Span })];
    }

    private static void NoteCoalitions(PlacedJson.Object file, GmcrPlayers players, Complaints complaints)
    {
        if (file["coalitions"] is not PlacedJson.Array list)
            return;
        foreach (PlacedJson.Array group in list.Items.OfType<PlacedJson.Array>().Where(g => g.Items.Length > 1))
        {
            string names = string.Join(" and ", group.Items.OfType<PlacedJson.Number>()
                .Where(n => n.Whole is int i && i >= 0 && i < players.DecisionMakers.Length)
                .Select(n => players.DecisionMakers[n.Whole!.Value].Name));
            complaints.Warning(GmcrCodes.CoalitionsDropped, group.Span,
                $"The coalition of {(names.Length > 0 ? names : "unknown members")} is left out; its members are read as individuals.");
        }
    }

    private static (string Title, string Id) TitleOf(string name)
    {
        string file = FileName(name);
        int dot = file.LastIndexOf('.');
        string title = dot > 0 ? file[..dot] : file;
        return (title.Length > 0 ? title : "Imported case", new ShortNames().For(title, "imported"));
    }

    private static string FileName(string? name) => (name ?? "").Split('/', '\\')[^1];
}
