using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Tests.Reports;

public sealed class ExplanationTests
{
    private static readonly Case Dilemma = WithEvidence(Examples.Dilemma);

    [Fact]
    public void A_deterred_improvement_is_told_with_its_whole_sanction() =>
        Golden.Matches("explanation-stable.txt", Page(Dilemma, 0, 3, StabilityConcept.Seq));

    [Fact]
    public void Counter_moves_are_told_where_the_concept_asks_for_them() =>
        Golden.Matches("explanation-counter-moves.txt", Page(Dilemma, 0, 3, StabilityConcept.Smr));

    [Fact]
    public void An_undeterred_improvement_is_told_with_the_worst_reply() =>
        Golden.Matches("explanation-unstable.txt", Page(Dilemma, 0, 1, StabilityConcept.Gmr));

    [Fact]
    public void Simultaneous_answers_are_told_as_such() =>
        Golden.Matches("explanation-simultaneous.txt", Page(Dilemma, 0, 3, StabilityConcept.Sim));

    [Fact]
    public void The_same_proof_as_json() =>
        Golden.Matches("explanation-stable.json", ExplanationJson.Of(Dilemma, Explain(Dilemma, 0, 3, StabilityConcept.Seq)));

    [Fact]
    public void Every_verdict_of_every_concept_is_told_in_full_sentences()
    {
        foreach (StabilityConcept concept in StabilityConcept.All)
            for (int i = 0; i < 2; i++)
                for (int s = 0; s < 4; s++)
                {
                    string page = Page(Dilemma, i, s, concept, 500);
                    Explanation explanation = Explain(Dilemma, i, s, concept);
                    Assert.Contains(explanation.Verdict is Verdict.Stable ? " would stay" : " would leave", page);
                    Assert.All(page.Split('\n').Where(l => l.Contains("leading to", StringComparison.Ordinal)), l => Assert.EndsWith(".", l));
                    Assert.DoesNotContain("state 0", page);
                }
    }

    [Fact]
    public void Nothing_is_claimed_when_the_budget_ran_out()
    {
        Explanation undecided = Explain(Dilemma, 0, 0, StabilityConcept.Nash) with { Verdict = new Verdict.Undecided(12) };
        Assert.Contains("Undecided: the budget ran out after 12 states; no claim either way.", ConsolePage.Draw(ExplanationPage.Of(Dilemma, undecided, 1), 80, false));
        Assert.Contains("\"verdict\": \"undecided\"", ExplanationJson.Of(Dilemma, undecided));
    }

    private static string Page(Case theCase, int party, int state, StabilityConcept concept, int width = 80) =>
        ConsolePage.Draw(ExplanationPage.Of(theCase, Explain(theCase, party, state, concept), 1), width, false);

    private static Explanation Explain(Case theCase, int party, int state, StabilityConcept concept)
    {
        View view = View.All(theCase)[0];
        GraphModel model = GraphModel.Of(view.Conflict)!;
        return new(view, model, party, state, concept, Parley.Analysis.Stability.Stability.Explain(model, party, state, concept));
    }

    private static Case WithEvidence(Conflict conflict) => Examples.CaseOf(new Conflict(
        conflict.DecisionMakers, conflict.Rules, conflict.StatusQuo,
        [conflict.Preferences[0]! with { Because = ["letter", "guess"] }, conflict.Preferences[1]])) with
    {
        Sources = [new Source { Id = "chronicle", Title = "The chronicle of the valley", Author = "A. Clerk", Date = "1871", Grade = Grade.C }],
        Claims =
        [
            new Claim { Id = "letter", Text = "North would rather keep the gate shut.", Source = "chronicle", SaidBy = ["A. Clerk", "the miller"], Certainty = Certainty.Likely, Rival = "North fears a flood." },
            new Claim { Id = "guess", Text = "North expects no war.", IsAssumption = true },
        ],
    };
}
