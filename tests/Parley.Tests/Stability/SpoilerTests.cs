using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;
using Catalogued = Parley.Tests.Catalogue.Cases;

namespace Parley.Tests.Stability;

public sealed class SpoilerTests
{
    private const string Settlement = "YNNYNYYNN";

    private static Case Alaska { get; } = Catalogued.Read("historical/alaska-2025");

    private static SpoilerFindings Examine(Conflict conflict, string state, StabilityConcept concept)
    {
        GraphModel g = GraphModel.Of(conflict)!;
        return Conduct(g, StateReader.Read(state, g).Value!.Index, concept);
    }

    private static SpoilerFindings Conduct(GraphModel g, int state, StabilityConcept concept) => Spoilers.Conduct(g, new() { State = state, Concept = concept });

    private static SpoilerFindings Alaskan(string view, string state, StabilityConcept concept) =>
        Examine(Alaska.Perspectives.Single(p => p.Id == view).Conflict, state, concept);

    private static string Leavers(SpoilerFindings found) =>
        string.Join(' ', found.Model.DecisionMakers.Where(d => !found.Stays[d.Index]).Select(d => d.Id));

    private static string Movers(SpoilerFindings found) => string.Join(' ', found.Spoilers
        .Where(s => s.Movers.Members.Length == 1).Select(s => found.Model.DecisionMakers[s.Movers.Members[0]].Id).Distinct());

    [Theory]
    [InlineData("view-a", "nash", "ua eu")]
    [InlineData("view-a", "seq", "ua eu")]
    [InlineData("view-b", "nash", "ua eu")]
    [InlineData("view-b", "seq", "ua eu")]
    [InlineData("view-b", "gmr", "eu")]
    public void From_the_settlement_the_parties_leave_that_the_independent_check_names(string view, string concept, string leavers)
    {
        Assert.True(StabilityConcept.TryParse(concept, out StabilityConcept? under));
        SpoilerFindings found = Alaskan(view, Settlement, under);

        Assert.Equal("ua eu", Movers(found));
        Assert.Equal(leavers, Leavers(found));
    }

    [Theory]
    [InlineData("view-a", "us eu")]
    [InlineData("view-b", "us eu")]
    [InlineData("view-c", "")]
    public void From_the_status_quo_the_movers_are_those_of_the_independent_check(string view, string movers) =>
        Assert.Equal(movers, Movers(Alaskan(view, "status-quo", StabilityConcept.Nash)));

    [Fact]
    public void Without_the_move_there_is_no_spoiler()
    {
        Conflict asWritten = Alaska.Perspectives.Single(p => p.Id == "view-a").Conflict;
        Conflict bound = new(
            [.. asWritten.DecisionMakers.Select(d => d.Id != "ua" ? d : new DecisionMaker(d.Index, d.Id, d.Name,
                [.. d.Options.Select(o => o with { Direction = Direction.ForwardOnly })]))],
            asWritten.Rules, asWritten.StatusQuo, asWritten.Preferences);

        Assert.Equal("ua eu", Movers(Examine(asWritten, Settlement, StabilityConcept.Nash)));
        Assert.Equal("eu", Movers(Examine(bound, Settlement, StabilityConcept.Nash)));
    }

    [Fact]
    public void In_the_prisoners_dilemma_either_can_leave_cooperation_and_is_credibly_deterred()
    {
        GraphModel g = GraphModel.Of(Catalogued.Read("textbook/prisoners-dilemma").Conflict)!;
        int cooperation = Enumerable.Range(0, 4).Single(s =>
            !g.DecisionMakers.Any(d => g.Improvements(d.Index, s).Count() != 1) && g.Ranks(0)[s] == g.Ranks(1)[s]);
        SpoilerFindings found = Conduct(g, cooperation, StabilityConcept.Seq);

        Assert.Equal([true, true], found.Stays);
        Assert.Equal([0, 1], found.Spoilers.Select(s => s.Movers.Members.Single()));
        Assert.All(found.Spoilers, s => Assert.Equal((Deterred.Credibly, 1), (s.Deterred, s.Answer!.Moves.Length)));
        Assert.Empty(found.Closings);
        Assert.Equal([1, 1], Conduct(g, cooperation, StabilityConcept.Nash).Closings.Select(c => c.Pairs.Length));
    }

    [Fact]
    public void A_group_is_named_where_no_smaller_group_will_do()
    {
        GraphModel g = GraphModel.Of(Catalogued.Read("published/elmira").Conflict)!;
        SpoilerFindings found = Conduct(g, 4, StabilityConcept.Nash);
        Spoiler jump = Assert.Single(found.Spoilers);

        Assert.Equal([true, true, true], found.Stays);
        Assert.Equal((new Coalition([0, 1]), 7, 2), (jump.Movers, jump.To, jump.Moves.Length));
    }

    [Fact]
    public void Deterrence_is_what_GMR_and_SEQ_say_it_is_and_answers_are_legal() => RandomConflicts.Any(2, 4, 5).Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        int s = g.StatusQuo!.Value;
        SpoilerFindings found = Conduct(g, s, StabilityConcept.Seq);
        foreach (DecisionMaker d in g.DecisionMakers)
        {
            Spoiler[] own = [.. found.Spoilers.Where(x => x.Movers.Equals(new Coalition([d.Index])))];
            Assert.Equal(g.Improvements(d.Index, s), own.Select(x => x.To).Order());
            Assert.Equal(Definitions.IsGmr(g, d.Index, s), Array.TrueForAll(own, x => x.Deterred != Deterred.Not));
            Assert.Equal(Definitions.IsSeq(g, d.Index, s), Array.TrueForAll(own, x => x.Deterred == Deterred.Credibly));
            Assert.Equal(Definitions.IsSeq(g, d.Index, s), found.Stays[d.Index]);
            foreach (Spoiler spoiler in own.Where(x => x.Answer is not null))
            {
                int at = spoiler.To, last = -1;
                foreach (UnilateralMove move in spoiler.Answer!.Moves)
                {
                    Assert.True(move.From == at && move.Mover != last && move.Mover != d.Index && g.Moves(move.Mover, at).Contains(move.To));
                    Assert.Equal(!g.Prefers(move.Mover, move.To, move.From), spoiler.Unwilling.Contains(move));
                    (at, last) = (move.To, move.Mover);
                }
                Assert.False(g.Prefers(d.Index, at, s));
            }
        }
        foreach (Spoiler spoiler in found.Spoilers.Where(x => x.Movers.Members.Length > 1))
        {
            Assert.Contains(spoiler.To, CoalitionDefinitions.Improvements(g, spoiler.Movers.Members, s));
            int[] others = [.. Enumerable.Range(0, g.DecisionMakers.Length).Except(spoiler.Movers.Members)];
            bool Deters(int q) => spoiler.Movers.Members.Any(i => !g.Prefers(i, q, s));
            Assert.Equal(CoalitionDefinitions.ClassImprovements(g, others, spoiler.To).Any(Deters), spoiler.Deterred == Deterred.Credibly);
            Assert.Equal(LegalSequences.OfMoves(g, others, spoiler.To).Any(Deters), spoiler.Deterred != Deterred.Not);
        }
    }, iter: TestScale.Of(150, 5_000));

    [Fact]
    public void What_a_budget_pays_for_is_what_is_found_without_one() => Gen.Select(RandomConflicts.Any(2, 4, 5), Gen.Int[0, 3_000]).Sample((conflict, budget) =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        SpoilerStudy study = new() { State = g.StatusQuo!.Value, Budget = null };
        SpoilerFindings whole = Spoilers.Conduct(g, study), part = Spoilers.Conduct(g, study with { Budget = budget }), again = Spoilers.Conduct(g, study with { Budget = budget });
        Assert.True(whole.IsComplete);
        Assert.Equal(whole.Stays, part.Stays);
        Assert.Equal((part.GroupsLeftOut, part.Spoilers.Length), (again.GroupsLeftOut, again.Spoilers.Length));
        Assert.True(part.Spoilers.Length <= whole.Spoilers.Length);
        for (int k = 0; k < part.Spoilers.Length; k++)
        {
            Spoiler here = part.Spoilers[k], there = whole.Spoilers[k];
            Assert.Equal((there.Movers, there.To, string.Join(' ', there.Moves)), (here.Movers, here.To, string.Join(' ', here.Moves)));
            Assert.True(here.Deterred == Deterred.Undecided || here.Deterred == there.Deterred);
        }
        if (part.IsComplete)
            Assert.Equal(whole.Spoilers.Length, part.Spoilers.Length);
    }, iter: TestScale.Of(200, 5_000));

    [Fact]
    public void Who_has_not_signed_is_outside()
    {
        GraphModel g = GraphModel.Of(Alaska.Perspectives.Single(p => p.Id == "view-a").Conflict)!;
        int settlement = StateReader.Read(Settlement, g).Value!.Index;
        SpoilerFindings found = Spoilers.Conduct(g, new() { State = settlement, Signatories = [0, 1] });

        Assert.Equal([SpoilerPosition.Outside], found.Spoilers.Where(x => x.Movers.Members.Length == 1).Select(x => found.Position(x.Movers)).Distinct());
        Assert.Equal(SpoilerPosition.Both, found.Position(new([0, 2])));
        Assert.Equal(SpoilerPosition.Inside, found.Position(new([0, 1])));
        Assert.Equal(SpoilerPosition.Unsaid, Conduct(g, settlement, StabilityConcept.Seq).Position(new([2])));
        Assert.Throws<ArgumentException>(() => Spoilers.Conduct(g, new() { State = settlement, Signatories = [9] }));
    }

    [Fact]
    public void More_parties_than_form_groups_are_examined_one_by_one()
    {
        int n = Spoilers.MostForGroups + 1;
        GraphModel g = GraphModel.Of(new Conflict(
            RandomConflicts.Players([.. Enumerable.Range(0, n)], n, _ => Direction.Both), [.. Enumerable.Range(2, n - 2).Select(k => new Rule { Kind = RuleKind.Never, Operands = [new Formula.Takes(k)] })], null,
            [.. Enumerable.Range(0, n).Select(i => (Preference?)new Preference.Prioritised([new Statement(new Formula.Takes(i % 2), "", default)]))]))!;
        SpoilerFindings found = Conduct(g, 0, StabilityConcept.Nash);

        Assert.Equal([0, 1], found.Spoilers.Select(x => x.Movers.Members.Single()));
        Assert.Equal(((1L << n) - 1 - n, false), (found.GroupsLeftOut, found.IsComplete));
    }

    [Fact]
    public void What_closes_an_outcome_is_the_smallest_set_of_turned_comparisons() => RandomConflicts.Any(2, 3, 4).Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        int s = g.StatusQuo!.Value;
        foreach (StabilityConcept concept in (StabilityConcept[])[StabilityConcept.Nash, StabilityConcept.Gmr, StabilityConcept.Smr, StabilityConcept.Seq, StabilityConcept.Sseq])
            foreach (Closing closing in Conduct(g, s, concept).Closings)
            {
                int i = closing.DecisionMaker;
                int[] better = [.. Enumerable.Range(0, g.StateCount).Where(x => g.Prefers(i, x, s))];
                Assert.True(closing.IsSmallest);
                Assert.All(closing.Pairs, p => Assert.True(p.Than == s && better.Contains(p.State)));
                Assert.True(Holds([.. closing.Pairs.Select(p => p.State)]));
                if (better.Length <= 10)
                    for (int bits = 0; bits < 1 << better.Length; bits++)
                        if (int.PopCount(bits) < closing.Pairs.Length)
                            Assert.False(Holds([.. better.Where((_, k) => (bits >> k & 1) != 0)]));

                // The concept word for word, with "better than s" replaced where comparisons have turned.
                bool Holds(HashSet<int> turned)
                {
                    bool Better(int x) => g.Prefers(i, x, s) && !turned.Contains(x);
                    int[] others = LegalSequences.OpponentsOf(g, i);
                    return g.Moves(i, s).Where(Better).All(s1 => concept is not StabilityConcept.NashStability
                        && (concept is StabilityConcept.SequentialStability or StabilityConcept.SymmetricSequentialStability
                            ? LegalSequences.OfImprovements(g, others, s1) : LegalSequences.OfMoves(g, others, s1)).Any(s2 => !Better(s2)
                                && (concept is not (StabilityConcept.SymmetricMetarationality or StabilityConcept.SymmetricSequentialStability) || !g.Moves(i, s2).Any(Better))));
                }
            }
    }, iter: TestScale.Of(80, 2_000));
}
