using System.Text.Json;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>A verdict unfolded: every improvement with every end of the opponents' answers.</summary>
internal static class UnfoldingPage
{
    private const int Ends = 40;

    public static IEnumerable<Block> Blocks(GraphModel model, int i, int s, Unfolding f)
    {
        yield return new Block.Heading("All improvements and all answers");
        if (f.Improvements.IsEmpty)
        {
            yield return new Block.Paragraph("No move tempts, so there is nothing to answer.");
            yield break;
        }
        foreach (UnfoldedImprovement improvement in f.Improvements)
        {
            int sanctions = improvement.Ends.Count(e => e.IsSanction);
            yield return new Block.Paragraph(ExplanationPage.Improvement(model, i, s, improvement.Improvement) + (improvement.Ends.IsEmpty
                ? " Nothing answers it."
                : $" Answers can end in {Wording.Count(improvement.Ends.Length, "state")}; {(sanctions == 0 ? "none of them deters" : sanctions == 1 ? "1 deters" : $"{sanctions} deter")}."));
            if (improvement.Ends.IsEmpty)
                continue;
            yield return new Block.Table(
                [new("Ends at", ColumnRole.Number), new("State", ColumnRole.Code), new("Deters", ColumnRole.Mark), new("A shortest way"), new("Then")],
                [
                    .. improvement.Ends.OrderByDescending(e => e.IsSanction).ThenBy(e => e.Moves.Length).ThenBy(e => e.End).Take(Ends).Select(e => System.Collections.Immutable.ImmutableArray.Create<Cell>(
                        $"{e.End + 1}", model.Pattern(e.End), e.IsSanction ? Marks.Holds : Marks.DoesNot,
                        string.Join('\n', e.Moves.Select(m => $"{model.MoverName(m.Mover)} {Wording.Change(model, m)}")),
                        e.Escape is int way ? $"{model.DecisionMakers[i].Name} gets away to {Wording.Named(model, way)}" : e.Deters ? "" : "better than staying")),
                ]);
            if (improvement.Ends.Length > Ends)
                yield return new Block.Paragraph($"{improvement.Ends.Length - Ends} more; json has them all.");
        }
    }

    public static void Json(Utf8JsonWriter json, GraphModel model, Unfolding f)
    {
        json.WriteStartArray("unfolded");
        foreach (UnfoldedImprovement improvement in f.Improvements)
        {
            json.WriteStartObject();
            json.StateObject("improvement", model, improvement.Improvement);
            json.WriteBoolean("deterred", improvement.IsDeterred);
            json.WriteStartArray("ends");
            foreach (AnswerEnd end in improvement.Ends)
            {
                json.WriteStartObject();
                json.StateObject("state", model, end.End);
                json.WriteBoolean("sanction", end.IsSanction);
                json.StateObject("escape", model, end.Escape);
                json.WriteStartArray("moves");
                foreach (UnilateralMove move in end.Moves)
                {
                    json.WriteStartObject();
                    json.WriteString("mover", string.Join('+', model.MembersOf(move.Mover).Select(k => model.DecisionMakers[k].Id)));
                    json.WriteNumber("from", move.From + 1);
                    json.WriteNumber("to", move.To + 1);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
