using System.Xml.Linq;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Reports;

/// <summary>A drawing is well-formed, repeats itself, and shows each move of the proof in words and in kind.</summary>
public sealed class ProofDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static (XDocument Drawing, Explanation Of) Draw(Case theCase, Conflict conflict, int i, int s, StabilityConcept concept)
    {
        GraphModel model = GraphModel.Of(conflict)!;
        Explanation explanation = new(
            new View { Id = View.Base, Name = "the case as written", Conflict = conflict }, model, i, s, concept,
            Parley.Analysis.Stability.Stability.Explain(model, i, s, concept));
        string text = ProofDrawing.Of(theCase, explanation);
        Assert.Equal(text, ProofDrawing.Of(theCase, explanation));
        return (XDocument.Parse(text), explanation);
    }

    private static int Arrows(XDocument drawing, string look, int ofLegend) =>
        drawing.Root!.Elements(Svg + "path").Count(p => (string?)p.Attribute("class") == look) is int all and > 0 ? all - ofLegend : 0;

    [Fact]
    public void The_missile_crisis_proof_looks_as_accepted()
    {
        Case cuba = Catalogue.Cases.Read("textbook/cuban-missile-crisis");

        (XDocument drawing, _) = Draw(cuba, cuba.Conflict, 1, 6, StabilityConcept.Smr);

        Golden.Matches("proof-cuba.svg", drawing.Declaration is null ? drawing.ToString(SaveOptions.DisableFormatting) + "\n" : "");
    }

    [Fact]
    public void Every_move_of_a_proof_is_an_arrow_of_its_kind() => RandomConflicts.Small.Sample(conflict =>
    {
        Case theCase = new() { Id = "c", Title = "交渉 <&>", Parties = [], Conflict = conflict };
        GraphModel model = GraphModel.Of(conflict)!;
        foreach (StabilityConcept concept in StabilityConcept.All)
        {
            (XDocument drawing, Explanation e) = Draw(theCase, conflict, model.StateCount % conflict.DecisionMakers.Length, model.StateCount / 2, concept);
            (int improvements, int answers, int counters) = e.Verdict switch
            {
                Verdict.Stable yes => (yes.Deterred.Length, yes.Deterred.Sum(d => d.Sanction.IsSimultaneous ? 1 : d.Sanction.Moves.Length), yes.Deterred.Count(d => d.Sanction.BestCounterMove is not null)),
                Verdict.Unstable no => (1, no.RepliesReached > 0 && no.WorstReply is not null ? 1 : 0, no.Escape is null ? 0 : 1),
                _ => (0, 0, 0),
            };
            if (improvements > ProofDrawing.MostRows)
                return;
            Assert.Equal((improvements, answers, counters), (Arrows(drawing, "improves", 1), Arrows(drawing, "answers", 1), Arrows(drawing, "counters", 1)));
            XElement[] boxes = [.. drawing.Root!.Elements(Svg + "rect").Skip(1)];
            Assert.Equal(1 + improvements + answers + counters, boxes.Length);
            // Nothing stands outside the page.
            int width = (int)drawing.Root.Attribute("width")!, height = (int)drawing.Root.Attribute("height")!;
            Assert.All(boxes, b => Assert.True((int)b.Attribute("x")! + (int)b.Attribute("width")! <= width && (int)b.Attribute("y")! >= 0 && (int)b.Attribute("y")! + (int)b.Attribute("height")! <= height));
            Assert.All(drawing.Root.Elements(Svg + "text"), t => Assert.InRange((int)t.Attribute("y")!, 0, height));
        }
    }, iter: TestScale.Of(60, 2000));

    [Fact]
    public void Names_in_any_script_stay_text_and_nothing_is_fetched()
    {
        DecisionMaker a = new(0, "a", "北の国", [new Option(0, "x", "国境地帯から軍隊を全面的に撤退させ交渉の席に着く <&>", 0)]);
        DecisionMaker b = new(1, "b", "B", [new Option(1, "y", "Averyveryverylongwordthatnobodywouldwritebutsomebodydoes", 1)]);
        Conflict conflict = new([a, b], [], null,
        [
            RandomConflicts.RankingOf([2, 3, 1, 0], Enumerable.Range(0, 4).Select(k => new State((UInt128)k))),
            RandomConflicts.RankingOf([0, 1, 2, 3], Enumerable.Range(0, 4).Select(k => new State((UInt128)k))),
        ]);

        (XDocument drawing, _) = Draw(new Case { Id = "c", Title = "題", Parties = [], Conflict = conflict }, conflict, 0, 0, StabilityConcept.Seq);

        string text = string.Concat(drawing.Root!.Elements(Svg + "text").Select(t => t.Value));
        Assert.Contains("北の国", text, StringComparison.Ordinal);
        Assert.Contains("交渉の席に着く", text.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(drawing.Descendants().Attributes(), at => at.Value.Contains("http", StringComparison.Ordinal) && !at.IsNamespaceDeclaration);
        Assert.Equal(("img", "title description"), ((string)drawing.Root.Attribute("role")!, (string)drawing.Root.Attribute("aria-labelledby")!));
    }
}
