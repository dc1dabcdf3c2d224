using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What lasts when every party acts by its own view, and who is in for a surprise.</summary>
public static class HypergamePage
{
    private const int Rows = 20, SurprisesShown = 6;

    /// <summary>Writes the page.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="f">What was found.</param>
    /// <param name="all">Whether long lists are told in full.</param>
    public static Report Of(Case theCase, HypergameFindings f, bool all)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(f);
        ImmutableArray<DecisionMaker> parties = f.OwnGames[0].DecisionMakers;
        List<Block> blocks =
        [
            new Block.Paragraph($"Every party acts by a view of its own (level {f.Hypergame.Level}). Whether it would stay is asked in that view, under {f.Concept.Abbreviation}; "
                + "a state that a view does not contain is outside it, and the question does not arise."),
            new Block.Listing([.. parties.Select(p => Outlook(f.Hypergame, parties, p))]),
            new Block.Paragraph(f.Hypergame.Truth is Perspective truth
                ? $"Taken as the true game: {truth.Name} ({truth.Id}). That is the case's own claim."
                : "The case does not say which view is true. Surprises are judged by what lasts when every party acts by its own view."),
            new Block.Heading("States that nobody who sees them would leave"),
        ];
        HypergameState[] lasting = [.. f.States.Where(s => s.Class is not null).OrderByDescending(s => s.IsEquilibrium).ThenBy(s => s.State)];
        HypergameState[] shown = [.. lasting.Take(all ? int.MaxValue : Rows)];
        if (lasting.Length == 0)
            blocks.Add(new Block.Paragraph("There is none: in every state somebody who sees it would leave."));
        else
        {
            blocks.Add(new Block.Paragraph($"{Marks.Holds} would stay, {Marks.NotFeasible} does not see the state. Open: every party sees it; hidden: somebody does not. "
                + "Expected: every party that sees it believes that all would stay; unexpected: somebody does not believe it."
                + (f.TrueGame is null ? "" : " True: an equilibrium of the true game; apparent: not.")));
            blocks.Add(new Block.Table(
                [new("What each party does"), .. parties.Select(p => new Column(p.Id, ColumnRole.Mark)), new("Class")],
                [.. shown.Select(s => ImmutableArray.Create<Cell>(
                [
                    new Cell(Wording.EachParty(f.OwnGames[0].Conflict, Yn(f, s.State)), Yn(f, s.State)),
                    .. s.Standings.Select(x => new Cell(Sign(x))),
                    new Cell(ClassWords(s.Class!.Value)),
                ]))]));
            if (shown.Length < lasting.Length)
                blocks.Add(new Block.Paragraph($"{lasting.Length - shown.Length} more are not shown; --all shows them."));
        }
        blocks.Add(new Block.Heading("Surprises"));
        if (f.Surprises.IsEmpty)
            blocks.Add(new Block.Paragraph("None: every party expects exactly what lasts."));
        foreach (DecisionMaker party in parties)
            foreach (SurpriseKind kind in Enum.GetValues<SurpriseKind>())
            {
                Surprise[] own = [.. f.Surprises.Where(s => s.DecisionMaker == party.Index && s.Kind == kind)];
                if (own.Length == 0)
                    continue;
                Surprise[] told = [.. own.Take(all ? int.MaxValue : SurprisesShown)];
                blocks.Add(new Block.Paragraph($"{party.Name}, {Wording.Count(own.Length, "state")}: {KindWords(kind, f.TrueGame is not null)} "
                    + string.Join(", ", told.Select(s => Yn(f, s.State))) + (told.Length < own.Length ? $" and {own.Length - told.Length} more; --all shows them." : ".")));
            }
        return new($"{theCase.Title}: each party by its own view", [.. blocks]);
    }

    /// <summary>The class in three words; two where no game is taken as true.</summary>
    public static string ClassWords(HypergameClass c) =>
        (c.IsOpen ? "open" : "hidden") + ", " + (c.IsExpected ? "expected" : "unexpected") + c.IsTrue switch { true => ", true", false => ", apparent", null => "" };

    /// <summary>A standing as one sign.</summary>
    internal static string Sign(Standing standing) => standing switch { Standing.Stays => Marks.Holds, Standing.Leaves => Marks.DoesNot, _ => Marks.NotFeasible };

    /// <summary>A state as a word of Y and N.</summary>
    internal static string Yn(HypergameFindings f, State state) => state.ToYn(f.OwnGames[0].Conflict.Options.Length);

    private static Item Outlook(Hypergame hypergame, ImmutableArray<DecisionMaker> parties, DecisionMaker party)
    {
        Perspective own = hypergame.OwnGame(party.Index);
        string[] others = [.. parties.Where(p => hypergame.Outlooks[party.Index].Games[p.Index] != own).Select(p => $"{p.Name} acts by {hypergame.Outlooks[party.Index].Games[p.Index].Id}")];
        string[] hidden = [.. own.Conflict.Rules.Where(r => r.Kind == RuleKind.Hidden).SelectMany(r => r.Operands).Select(o => o.ToText(own.Conflict.Reference))];
        return new($"{party.Name}: {own.Name} ({own.Id})",
        [
            .. others.Length == 0 ? [] : new[] { $"Believes that {Wording.And(others)}." },
            .. hidden.Length == 0 ? [] : new[] { $"Does not know: {Wording.And(hidden)}." },
        ]);
    }

    private static string KindWords(SurpriseKind kind, bool truth) => kind switch
    {
        SurpriseKind.ExpectedInVain => truth ? "expected to last, and no equilibrium of the true game:" : "expected to last, and somebody would leave:",
        SurpriseKind.NotExpected => truth ? "an equilibrium of the true game, and not expected:" : "would last, and not expected:",
        _ => truth ? "an equilibrium of the true game, and not seen:" : "would last, and not seen:",
    };
}
