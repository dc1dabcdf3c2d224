using System.Globalization;
using Parley.Analysis.Elicitation;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary>Questions on standard error, answers line by line.</summary>
internal sealed class Interview(Terminal terminal, GraphModel model, DecisionMaker asked, TextReader answers)
{
    private int questions;

    /// <summary>Asks until everything is decided or the answers end.</summary>
    /// <exception cref="Refusal">An answer from a file cannot be read or contradicts earlier ones; at a terminal the question is put again.</exception>
    public PairwiseElicitation Conduct(CancellationToken cancellation)
    {
        PairwiseElicitation known = PairwiseElicitation.Begin(model.StateCount);
        terminal.Error.Write($"Which states does {asked.Name} like better? There are {model.StateCount}.\n");
        int line = 0;
        while (known.Next() is (int a, int b))
        {
            cancellation.ThrowIfCancellationRequested();
            Ask(a, b);
            string? text;
            do
            {
                text = answers.ReadLine();
                line++;
            }
            while (text is not null && (text.Trim().Length == 0 || text.TrimStart().StartsWith('#')));
            if (text is null || text.Trim() is "q" or "quit")
                return known;
            try
            {
                known = Read(text, a, b).Aggregate(known, Take);
                questions++;
            }
            catch (FormatException wrong)
            {
                Object(wrong.Message, line);
            }
        }
        terminal.Error.Write($"The order of {asked.Name} is known after {Wording(questions, "answer")}.\n");
        return known;
    }

    /// <summary>Says which answers decided a pair, and which statement did in the case as it is written.</summary>
    public void Explain(PairwiseElicitation known, string pair, StatedOrder? stated)
    {
        int[] states = [.. pair.Split(',').Select(Number)];
        if (states is not [int a, int b] || a == b || a < 0 || b < 0)
            throw Refusal.CommandLine($"'{pair}' names no two states; write for example --why 1,4.");
        var chain = known.Why(a, b);
        terminal.Error.Write(chain.IsEmpty
            ? $"{a + 1} against {b + 1} is open.\n"
            : $"{Said(new(a, b, known.Compare(a, b)))} because {string.Join(" and ", chain.Select(Said))}.\n");
        if (stated is not null)
            terminal.Error.Write($"As the case is written, {stated.Told(a, b)}.\n");
    }

    private PairwiseElicitation Take(PairwiseElicitation known, Judgement judgement)
    {
        if (known.Against(judgement) is Contradiction contradiction)
            throw new FormatException($"{Said(judgement)} contradicts what was said before: {string.Join(", ", contradiction.Cycle.Select(Said))}.");
        return known.With(judgement);
    }

    private void Object(string sentence, int line)
    {
        if (!terminal.ErrorIsTerminal)
            throw new Refusal(ExitCode.CaseHasErrors, $"Answer in line {line}: {sentence}");
        terminal.Error.Write(sentence + "\n");
    }

    private void Ask(int a, int b)
    {
        terminal.Error.Write($"\nQuestion {questions + 1}: {a + 1} or {b + 1}?\n");
        foreach (int s in new[] { a, b })
        {
            terminal.Error.Write($"  {s + 1}  {model.Pattern(s)}\n");
            foreach (DecisionMaker d in model.DecisionMakers)
                terminal.Error.Write($"       {Words.Does(d, model.Pattern(s))}\n");
        }
        terminal.Error.Write($"Answer {a + 1}, {b + 1}, = (as good), ? (cannot say), or any order such as {b + 1} > {a + 1}; q ends.\n");
    }

    // "4" and "=" answer the question; "1 > 4 = 2 ? 3" says something about any states, neighbour by neighbour.
    private List<Judgement> Read(string text, int a, int b)
    {
        string spaced = string.Concat(text.Select(c => c is '>' or '<' or '=' or '~' or '?' ? $" {c} " : c.ToString()));
        string[] words = spaced.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case [">"]:
                return [new(a, b, Comparison.Better)];
            case ["<"]:
                return [new(a, b, Comparison.Worse)];
            case ["=" or "~"]:
                return [new(a, b, Comparison.Tied)];
            case ["?"]:
                return [new(a, b, Comparison.Unknown)];
            case [string only] when Number(only) is int s && (s == a || s == b):
                return [new(a, b, s == a ? Comparison.Better : Comparison.Worse)];
        }
        List<Judgement> all = [];
        for (int k = 0; k + 2 < words.Length; k += 2)
        {
            (int first, int second) = (Number(words[k]), Number(words[k + 2]));
            if (first < 0 || second < 0 || first == second || Sign(words[k + 1]) is not Comparison sign)
                break;
            all.Add(new(first, second, sign));
        }
        return all.Count > 0 && words.Length == 2 * all.Count + 1
            ? all
            : throw new FormatException($"'{text.Trim()}' is no answer; write {a + 1}, {b + 1}, =, ?, or an order of state numbers from 1 to {model.StateCount} such as {b + 1} > {a + 1}.");
    }

    private static Comparison? Sign(string word) => word switch
    {
        ">" => Comparison.Better,
        "<" => Comparison.Worse,
        "=" or "~" => Comparison.Tied,
        "?" => Comparison.Unknown,
        _ => null,
    };

    private int Number(string word) =>
        int.TryParse(word.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= model.StateCount ? number - 1 : -1;

    private static string Said(Judgement judgement) => judgement.Comparison switch
    {
        Comparison.Better => $"{judgement.First + 1} > {judgement.Second + 1}",
        Comparison.Worse => $"{judgement.Second + 1} > {judgement.First + 1}",
        Comparison.Tied => $"{judgement.First + 1} = {judgement.Second + 1}",
        _ => $"{judgement.First + 1} ? {judgement.Second + 1}",
    };

    private static string Wording(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
