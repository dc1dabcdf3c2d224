using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;

namespace Parley.Tests.Interchange;

public sealed class GambitWriterTests
{
    private static Case Cuba { get; } = Catalogue.Cases.Read("textbook/cuban-missile-crisis");

    private static Case Prisoners { get; } = Catalogue.Cases.Read("textbook/prisoners-dilemma");

    [Fact]
    public void The_prisoners_dilemma_is_the_usual_table() => Assert.Equal(
        """
        NFG 1 R "Prisoner's dilemma"
        { "First prisoner" "Second prisoner" }
        {
          { "not Stay silent" "Stay silent" }
          { "not Stay silent" "Stay silent" }
        }
        "Payoffs are ordinal ranks, 1 for the worst state."

        2 2  1 4
        4 1  3 3

        """.ReplaceLineEndings("\n"), NfgWriter.Write(Prisoners.Conflict, Prisoners).Text);

    [Fact]
    public void As_a_tree_it_has_an_order_of_moves_that_the_conflict_did_not_have()
    {
        GambitExport export = EfgWriter.Write(Prisoners.Conflict, [1, 0], Prisoners);

        Assert.Equal(
            """
            EFG 2 R "Prisoner's dilemma" { "First prisoner" "Second prisoner" }
            "Order of moves: Second prisoner, then First prisoner. Payoffs are ordinal ranks, 1 for the worst state."

            p "" 2 1 "" { "not Stay silent" "Stay silent" } 0
            p "" 1 1 "" { "not Stay silent" "Stay silent" } 0
            t "" 1 "1 NN" { 2, 2 }
            t "" 2 "2 YN" { 1, 4 }
            p "" 1 2 "" { "not Stay silent" "Stay silent" } 0
            t "" 3 "3 NY" { 4, 1 }
            t "" 4 "4 YY" { 3, 3 }

            """.ReplaceLineEndings("\n"), export.Text);
        Assert.StartsWith("The conflict has no order of moves", export.NotSurviving[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Infeasible_cells_are_the_worst_for_everybody_and_are_said()
    {
        Case garrison = Catalogue.Cases.Read("published/garrison");
        GambitExport cells = NfgWriter.Write(garrison.Conflict, garrison);
        Assert.Contains("Profiles with payoff 0 for every player are infeasible.", cells.Text, StringComparison.Ordinal);
        Assert.Contains(cells.NotSurviving, l => l.StartsWith("25 of 48 strategy profiles are infeasible", StringComparison.Ordinal));
        Assert.Equal(25, cells.Text!.Split("0 0 0 0").Length - 1);

        // Here all that is infeasible is a combination of one party's own options, so no cell has to be invented.
        GambitExport export = NfgWriter.Write(Cuba.Conflict, Cuba);
        Assert.DoesNotContain("infeasible", export.Text, StringComparison.Ordinal);
        Assert.Contains(export.NotSurviving, l => l.StartsWith("1 of the 4 combinations of the options of Soviet Union", StringComparison.Ordinal));
        foreach (string part in new[] { "can only be taken", "status quo", "evidence behind", "Sources (", "Short names" })
            Assert.Contains(export.NotSurviving, l => l.Contains(part, StringComparison.Ordinal));
        Assert.All(export.NotSurviving, l => Assert.EndsWith(".", l, StringComparison.Ordinal));
    }

    [Fact]
    public void A_conflict_without_one_order_per_player_or_with_too_many_profiles_is_not_written_and_says_why()
    {
        Conflict c = Prisoners.Conflict;
        Conflict open = new(c.DecisionMakers, c.Rules, null, [new Preference.Candidates([c.Preferences[0]!, c.Preferences[1]!], []), c.Preferences[1]]);

        Assert.Null(NfgWriter.Write(open).Text);
        Assert.Contains("not one complete order", NfgWriter.Write(open).NotSurviving[^1], StringComparison.Ordinal);
        Assert.Null(NfgWriter.Write(Cuba.Conflict, profileLimit: 11).Text);
        Assert.Contains("preference of Second prisoner is unknown", string.Concat(NfgWriter.Write(new(c.DecisionMakers, c.Rules, null, [c.Preferences[0], null])).NotSurviving), StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_of_moves_names_everybody_once()
    {
        Assert.Throws<ArgumentException>(() => EfgWriter.Write(Prisoners.Conflict, [0]));
        Assert.Throws<ArgumentException>(() => EfgWriter.Write(Prisoners.Conflict, [0, 0]));
    }
}
