using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>The proof of one verdict as a small graph: the state under test, each improvement, and what follows it.</summary>
/// <remarks>
/// Kinds of arrows differ in their line and not only in colour, and whether a state is better or worse is said by a sign, so the drawing
/// reads in grey and for colour-blind people. Its description holds the same proof as text.
/// </remarks>
public static class ProofDrawing
{
    /// <summary>More improvements than this are counted, not drawn.</summary>
    public const int MostRows = 20;

    private const int Margin = 24, StartWidth = 240, BoxWidth = 160, Gap = 190, Turn = 18, RowGap = 18;
    private const int LabelColumns = (Gap - 28) / SvgPage.ColumnWidth, StartColumns = (StartWidth - 24) / SvgPage.ColumnWidth;

    /// <summary>One arrow and the state it leads to.</summary>
    private sealed record Step(string Look, string[] Who, string[] What, int State);

    /// <summary>Draws the proof.</summary>
    public static string Of(Case theCase, Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(explanation);
        (View view, GraphModel model, int i, int s, StabilityConcept concept, Verdict verdict) = explanation;
        ImmutableArray<Step[]> all = Chains(model, i, s, verdict);
        Step[][] rows = [.. all.Take(MostRows)];
        string party = model.DecisionMakers[i].Name;
        string title = $"{Wording.Sentence(Wording.Number(s))} ({model.Pattern(s)}) for {party} under {concept.Abbreviation}: {ExplanationPage.Outcome(verdict)}";

        int longest = rows.Select(r => r.Length).DefaultIfEmpty(0).Max();
        int width = Math.Max(640, 2 * Margin + StartWidth + longest * (Gap + BoxWidth));
        SvgPage page = new();
        int y = Margin + SvgPage.LineHeight;
        string[] titleLines = SvgPage.Wrapped(title, (width - 2 * Margin) / 9);
        foreach (string line in titleLines)
        {
            page.Text(Margin, y, [line], "large");
            y += 20;                                              // larger letters, wider lines
        }
        y += 2;
        string[] under = SvgPage.Wrapped($"{theCase.Title}. Perspective: {view.Name}.{(OnePerspective.Is(theCase) ? $" {OnePerspective.Words}" : "")}", (width - 2 * Margin) / SvgPage.ColumnWidth);
        page.Text(Margin, y, under, "small");
        y += under.Length * SvgPage.LineHeight + 12;

        (string[] Lines, string Look)[] start =
        [
            .. model.DecisionMakers.SelectMany(d => new[]
            {
                (SvgPage.Wrapped(d.Name, StartColumns), "strong"), (SvgPage.Wrapped(Wording.Takes(d, model.Pattern(s)), StartColumns), ""),
            }),
        ];
        int startHeight = 72 + start.Sum(part => part.Lines.Length) * SvgPage.LineHeight;
        int[] half = [.. rows.Select(r => Math.Max(48, r.Max(step => Math.Max(step.Who.Length, step.What.Length)) * SvgPage.LineHeight + 8))];
        int rowsHeight = half.Sum(h => 2 * h) + Math.Max(0, rows.Length - 1) * RowGap;
        int height = Math.Max(startHeight, rowsHeight), middle = y + height / 2;
        int startRight = Margin + StartWidth, top = y + (height - rowsHeight) / 2;
        for (int r = 0; r < rows.Length; r++)
        {
            Draw(page, model, i, s, rows[r], top + half[r], startRight, middle);
            top += 2 * half[r] + RowGap;
        }
        Start(page, model, i, s, start, middle - startHeight / 2, startHeight);
        y += height + 24;
        if (rows.Length == 0)
            page.Text(startRight + 24, middle, SvgPage.Wrapped(Nothing(party, verdict), 44));
        if (all.Length > rows.Length)
        {
            page.Text(Margin, y, [$"{all.Length - rows.Length} more improvements are deterred and not drawn."], "small");
            y += SvgPage.LineHeight + 4;
        }
        y = Legend(page, rows, party, y);
        return page.Close(width, y + Margin, title, Told(model, i, s, rows));
    }

    private static string Nothing(string party, Verdict verdict) => verdict switch
    {
        Verdict.Undecided => "The budget ran out; no claim either way.",
        Verdict.Anticipated => $"{party} foresees no course that ends better for it.",
        _ => $"{party} has no move to a state it prefers.",
    };

    private static void Start(SvgPage page, GraphModel model, int i, int s, (string[] Lines, string Look)[] parts, int y, int height)
    {
        page.Box(Margin, y, StartWidth, height, "start");
        page.Text(Margin + 12, y + 22, [Wording.Sentence(Wording.Number(s))], "strong");
        page.Text(Margin + 12, y + 38, [model.Pattern(s)], "code");
        page.Text(Margin + 12, y + 54, [ExplanationPage.Place(model, i, s) ?? ""], "small");
        y += 74;
        foreach ((string[] lines, string look) in parts)
        {
            page.Text(Margin + 12, y, lines, look);
            y += lines.Length * SvgPage.LineHeight;
        }
    }

    private static void Draw(SvgPage page, GraphModel model, int i, int s, Step[] steps, int y, int x, int from)
    {
        for (int k = 0; k < steps.Length; k++)
        {
            Step step = steps[k];
            int to = x + Gap;
            if (k == 0)
                page.Arrow(step.Look, (x, from), (x + Turn, from), (x + Turn, y), (to - 3, y));
            else
                page.Arrow(step.Look, (x, y), (to - 3, y));
            page.Text(x + Turn + 6, y - 6 - (step.Who.Length - 1) * SvgPage.LineHeight, step.Who, "strong");
            page.Text(x + Turn + 6, y + 15, step.What);
            page.Box(to, y - 42, BoxWidth, 84, EndsAnswer(steps, k) ? "end" : "state");
            page.Text(to + 10, y - 22, [Wording.Sentence(Wording.Number(step.State))], "strong");
            page.Text(to + 10, y - 6, SvgPage.Wrapped(model.Pattern(step.State), (BoxWidth - 20) / 8).Take(1), "code");
            page.Text(to + 10, y + 12, [ExplanationPage.PlaceOf(model, i, step.State) is var (place, of) ? $"place {place} of {of}" : "no one place"], "small");
            page.Text(to + 10, y + 32, [Sign(model, i, s, step.State)]);
            x = to + BoxWidth;
        }
    }

    // The state that the verdict turns on stands out: where the answer ends, or the improvement that has none.
    private static bool EndsAnswer(Step[] steps, int k) =>
        steps[k].Look != "counters" && (k == steps.Length - 1 || steps[k + 1].Look == "counters");

    private static string Sign(GraphModel model, int i, int s, int state) => model.Relation(i).Compare(state, s) switch
    {
        _ when state == s => "↺ back at the start",
        Comparison.Better => "▲ better than staying",
        Comparison.Worse => "▼ worse than staying",
        Comparison.Tied => "= as good as staying",
        _ => "? not known which",
    };

    private static int Legend(SvgPage page, Step[][] rows, string party, int y)
    {
        foreach ((string look, string words) in new[]
        {
            ("improves", $"improvement: {party} moves to a state it prefers"),
            ("answers", "answer of the opponents (sanction where it ends no better than staying)"),
            ("counters", $"what {party} can still do after the answer"),
        })
            if (Array.Exists(rows, r => Array.Exists(r, step => step.Look == look)))
            {
                page.Arrow(look, (Margin, y - 4), (Margin + 44, y - 4));
                page.Text(Margin + 56, y, [words], "small");
                y += SvgPage.LineHeight + 4;
            }
        return y - SvgPage.LineHeight;
    }

    private static ImmutableArray<Step[]> Chains(GraphModel model, int i, int s, Verdict verdict)
    {
        return verdict switch
        {
            Verdict.Stable stable => [.. stable.Deterred.Select(Deterred)],
            Verdict.Unstable unstable => [Undeterred(unstable)],
            Verdict.Anticipated { Course.Length: > 0 } anticipated =>
                [[.. anticipated.Course.Select(m => Move(m.Mover == i ? "improves" : "answers", m))]],
            // What the policy does where i can come at once; the rest stands in the text.
            Verdict.Held held =>
                [.. held.Policy.Where(m => model.Moves(i, s).Contains(m.From)).Select(m => (Step[])[Move("improves", new(i, s, m.From)), Move("answers", m)])],
            Verdict.Graded graded => Chains(model, i, s, graded.General.IsStable == true ? graded.Strong : graded.General),
            _ => [],
        };

        Step[] Deterred(Deterrence deterrence)
        {
            Sanction sanction = deterrence.Sanction;
            IEnumerable<Step> answer = sanction.IsSimultaneous
                ? [new("answers", ["At the same time:"], SvgPage.Wrapped(string.Join("; ", sanction.Moves.Select(m => $"{model.DecisionMakers[m.Mover].Name} {Wording.Change(model, m)}")), LabelColumns), sanction.Result)]
                : sanction.Moves.Select(m => Move("answers", m));
            return
            [
                Move("improves", new(i, s, deterrence.Improvement)),
                .. answer,
                .. sanction.BestCounterMove is int counter ? [Move("counters", new(i, sanction.Result, counter))] : Array.Empty<Step>(),
            ];
        }

        Step[] Undeterred(Verdict.Unstable unstable) =>
        [
            Move("improves", new(i, s, unstable.Improvement)),
            .. unstable.WorstReply is int worst && unstable.RepliesReached > 0
                ? [new("answers", ["Opponents"], SvgPage.Wrapped($"can reach {Wording.Count(unstable.RepliesReached, "state")}; this one hurts most", LabelColumns), worst)]
                : Array.Empty<Step>(),
            .. unstable is { WorstReply: int reply, Escape: int escape } ? [Move("counters", new(i, reply, escape))] : Array.Empty<Step>(),
        ];

        Step Move(string look, UnilateralMove move) => new(
            look, SvgPage.Wrapped(model.DecisionMakers[move.Mover].Name, LabelColumns - 2), SvgPage.Wrapped(Wording.Change(model, move), LabelColumns), move.To);
    }

    // The graph as sentences, for readers who cannot see it.
    private static string Told(GraphModel model, int i, int s, Step[][] rows) => rows.Length == 0
        ? "No arrow leads away from the state."
        : string.Join(' ', rows.Select((row, r) => $"{r + 1}. From {Wording.Number(s)}: " + string.Join("; ", row.Select(step =>
            $"{string.Join(' ', step.Who).TrimEnd(':')} {string.Join(' ', step.What)}, to {Wording.Number(step.State)} ({Sign(model, i, s, step.State)})")) + "."));
}
