using System.Collections.Immutable;
using Parley.Analysis.Sensitivity;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Studies;
using Parley.Tests.Cases;

namespace Parley.Tests.Sensitivity;

public sealed class WithdrawalTests
{
    // Each judgement of the case as it is, and the same case written by hand without it.
    public static TheoryData<string, string, string> Pieces => new()
    {
        // a statement of its own, and a whole list
        { "said-x", "- {statement: x, because: [said-x]}\n        - y", "- y" },
        { "said-all", "statements:\n        - {statement: x, because: [said-x]}\n        - y\n      because: [said-all]", "statements:\n        - x" },
        { "said-z", "weights: {z: {weight: 2, because: [said-z]}, x: {weight: 1, because: [said-w]}}", "weights: {x: 1}" },
        // a rule, a transition, a direction, merged states
        { "said-rule", "    - {never: x and y and z, id: bar, because: [said-rule]}", "    - {never: x and y and z, id: bar, in-force: no}" },
        { "said-move", "    - {forbid: {from: x, to: not x and z}, because: [said-move]}", "    - {forbid: {from: x and not x, to: z}}" },
        { "said-way", "{name: Z, irreversible: yes, because: [said-way]}", "Z" },
    };

    private const string Whole = """
        parley: 1
        id: small
        title: Small
        parties: {anna: Anna, ben: Ben}
        evidence:
          said-x: {claim: A., assumption: yes}
          said-all: {claim: B., assumption: yes}
          said-z: {claim: C., assumption: yes}
          said-w: {claim: W., assumption: yes}
          said-rule: {claim: D., assumption: yes}
          said-move: {claim: E., assumption: yes}
          said-way: {claim: F., assumption: yes}
          said-view: {claim: G., assumption: yes}
          said-switch: {claim: H., assumption: yes}
        conflict:
          options:
            anna: {x: X, y: Y}
            ben:
              z: {name: Z, irreversible: yes, because: [said-way]}
              w: W
          infeasible:
            - {never: x and y and z, id: bar, because: [said-rule]}
          transitions:
            - {forbid: {from: x, to: not x and z}, because: [said-move]}
          preferences:
            anna:
              statements:
                - {statement: x, because: [said-x]}
                - y
              because: [said-all]
            ben:
              weights: {z: {weight: 2, because: [said-z]}, x: {weight: 1, because: [said-w]}}
        perspectives:
          other:
            because: [said-view]
            conflict:
              in-force: {bar: {in-force: no, because: [said-switch]}}
              preferences:
                anna: {statements: [not x, z], because: [said-view, said-x]}

        """;

    [Theory, MemberData(nameof(Pieces))]
    public void Without_a_claim_the_case_is_solved_as_if_what_rests_on_it_had_not_been_written(string claim, string piece, string without)
    {
        Assert.Contains(piece, Whole, StringComparison.Ordinal);
        Case whole = Read(Whole), byHand = Read(Whole.Replace(piece, without, StringComparison.Ordinal));
        ViewWithdrawal found = Withdrawals.Conduct(whole, [claim], StabilityConcept.Core).Views[0];
        Assert.NotEmpty(found.Fallen);
        Assert.Equal(GraphModel.Of(byHand.Conflict)!.StateCount, found.StatesAfter);
        foreach (EquilibriumChange change in found.Changes)
        {
            HashSet<string> before = Equilibria(whole.Conflict, change.Concept), after = Equilibria(byHand.Conflict, change.Concept);
            Assert.Equal(before.Count, change.Before);
            Assert.Equal(before.Except(after).Order(), change.Lost.Order());
            Assert.Equal(after.Except(before).Order(), change.Gained.Order());
        }
    }

    [Fact]
    public void A_switched_rule_is_as_in_the_base_when_its_evidence_falls()
    {
        ViewWithdrawal found = Withdrawals.Conduct(Read(Whole), ["said-switch"], [StabilityConcept.Nash]).Views[1];
        Assert.Equal([PremiseKind.Switch], found.Fallen.Select(p => p.Kind));
        Assert.Equal(GraphModel.Of(Read(Whole).Conflict)!.StateCount, found.StatesAfter);
    }

    [Fact]
    public void A_preference_of_a_view_falls_back_on_the_base_and_one_of_the_base_is_unknown()
    {
        Case whole = Read(Whole);
        Case without = Read(Whole.Replace("\n      preferences:\n        anna: {statements: [not x, z], because: [said-view, said-x]}", "", StringComparison.Ordinal));
        ViewWithdrawal view = Withdrawals.Conduct(whole, ["said-view", "said-x"], [StabilityConcept.Seq]).Views[1];
        Assert.True(view.Falls);                                    // the view as a whole rests on nothing else
        Assert.Contains(view.Fallen, p => p is { Kind: PremiseKind.Preference, DecisionMaker: 0 });
        // The base it falls back on has lost its statement x, too.
        Conflict inherited = without.Perspectives[0].Conflict, bare = Read(Whole.Replace("- {statement: x, because: [said-x]}\n        - y", "- y", StringComparison.Ordinal)).Conflict;
        Conflict expected = inherited.With(preferences: [bare.Preferences[0], inherited.Preferences[1]]);
        EquilibriumChange change = Assert.Single(view.Changes);
        Assert.Equal(Equilibria(whole.Perspectives[0].Conflict, StabilityConcept.Seq).Except(Equilibria(expected, StabilityConcept.Seq)).Order(), change.Lost.Order());

        ViewWithdrawal both = Withdrawals.Conduct(whole, ["said-all", "said-x"], [StabilityConcept.Nash]).Views[0];
        Assert.Equal([0], both.Unknown);
        Conflict indifferent = whole.Conflict.With(preferences: [new Preference.Prioritised([]), whole.Conflict.Preferences[1]]);
        // Under Nash all that Ben alone would keep may hold, and does where Anna cannot move.
        GraphModel g = GraphModel.Of(whole.Conflict)!;
        HashSet<string> stuck = [.. Enumerable.Range(0, g.StateCount).Where(s => !g.Moves(0, s).Any()).Select(g.Pattern)];
        Assert.Equal(["YNYN", "YNYY"], Equilibria(indifferent, StabilityConcept.Nash).Where(stuck.Contains));
        Assert.Equal((0, 2), (both.Changes[0].Gained.Length, both.Changes[0].Kept));
        Assert.Equal(Equilibria(indifferent, StabilityConcept.Nash).Except(stuck).Order(StringComparer.Ordinal), both.Changes[0].Open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_rests_on_other_claims_too_stays_and_is_named()
    {
        ViewWithdrawal view = Withdrawals.Conduct(Read(Whole), ["said-x"], [StabilityConcept.Nash]).Views[1];
        Assert.Empty(view.Fallen);
        Assert.False(view.ChangesResults);
        Assert.Contains(view.Weakened, p => p is { Kind: PremiseKind.Preference, DecisionMaker: 0 });
    }

    [Fact]
    public void Withdrawing_nothing_changes_nothing_and_more_claims_let_more_fall()
    {
        foreach (string file in Cases.Catalogue.CaseFiles())
        {
            Case c = CaseReader.Read(new("case.yaml", File.ReadAllText(file))).Value!;
            if (c.Views.Any(v => GraphModel.Of(v.Conflict) is not { StateCount: <= 1000 }))
                continue;
            SolvedViews known = new(c, [StabilityConcept.Nash, StabilityConcept.Gmr]);
            Assert.All(Withdrawals.Conduct(c, [], known.Concepts, known).Views, v => Assert.True(v.Fallen.IsEmpty && !v.ChangesResults));
            Dictionary<string, WithdrawalFindings> alone = c.Claims.ToDictionary(k => k.Id, k => Withdrawals.Conduct(c, [k.Id], known.Concepts, known));
            WithdrawalFindings all = Withdrawals.Conduct(c, [.. c.Claims.Select(k => k.Id)], known.Concepts, known);
            for (int v = 0; v < all.Views.Length; v++)
            {
                Assert.All(alone.Values.SelectMany(w => w.Views[v].Fallen), p => Assert.Contains(all.Views[v].Fallen, q => q.IsSameJudgement(p)));
                Assert.Empty(all.Views[v].Weakened);
            }
        }
    }

    [Fact]
    public void A_ranking_that_no_longer_fits_is_said_and_not_solved()
    {
        string text = Whole.Replace("weights: {z: {weight: 2, because: [said-z]}, x: {weight: 1, because: [said-w]}}", "ranking: " + string.Join(">", Enumerable.Range(1, 14)), StringComparison.Ordinal);
        ViewWithdrawal found = Withdrawals.Conduct(Read(text.Replace("  other:\n    because: [said-view]\n    conflict:\n      in-force: {bar: {in-force: no, because: [said-switch]}}\n", "  other:\n    conflict:\n", StringComparison.Ordinal)), ["said-rule"], [StabilityConcept.Nash]).Views[0];
        Assert.NotEmpty(found.Fallen);
        Assert.NotNull(found.WhyNot);
        Assert.Empty(found.Changes);
    }

    [Fact]
    public void An_unknown_claim_is_the_callers_mistake() =>
        Assert.Throws<ArgumentException>(() => Withdrawals.Conduct(Read(Whole), ["nobody-said"], [StabilityConcept.Nash]));

    private static Case Read(string text)
    {
        Reading<Case> reading = CaseReader.Read(new("case.yaml", text));
        Assert.True(reading.Succeeded, string.Join('\n', reading.Diagnostics.Select(d => d.Message)));
        return reading.Value;
    }

    private static HashSet<string> Equilibria(Conflict conflict, StabilityConcept concept)
    {
        GraphModel g = GraphModel.Of(conflict)!;
        return [.. Enumerable.Range(0, g.StateCount).Where(s => g.DecisionMakers.All(d => Definitions.IsStable(concept, g, d.Index, s))).Select(g.Pattern)];
    }
}
