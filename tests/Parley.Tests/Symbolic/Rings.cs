using System.Collections.Immutable;
using System.Text;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Tests.Symbolic;

/// <summary>Towns in a circle, each with gates; a town wants each gate as the next town has it. The family of cases/synthetic/rings-100.</summary>
/// <remarks>
/// Layer k of the gates joins the first towns[k] towns into a ring. Town t's statement for layer k is “t.k iff (next town).k”, turned round for one town
/// in a twisted layer. Every statement speaks of one gate of the town and one of its neighbour, so a town can always make all its statements true at
/// once. Hence: a state is Nash stable for a town where all its statements are true; from wherever an answer ends, a town that had an improvement has one
/// again, so SMR and SSEQ ask the same; and answers can make all statements of a town false, so under GMR a town with an improvement stays. In a
/// layer all gates are open or all are shut when nothing is twisted, and no choice fits a ring twisted once: 2^layers Nash equilibria, or none.
/// </remarks>
internal static class Rings
{
    /// <summary>The towns of each layer of the case in the catalogue: twelve rings of all eight towns and one of the first four, a hundred gates.</summary>
    public static int[] Hundred { get; } = [.. Enumerable.Repeat(8, 12), 4];

    /// <summary>A conflict of the family.</summary>
    /// <param name="towns">How many towns each layer joins.</param>
    /// <param name="twisted">Layers that are twisted, at their last town.</param>
    public static Conflict Of(int[] towns, params int[] twisted)
    {
        int n = towns.Max();
        int[][] index = Index(towns);
        return new(
            [
                .. Enumerable.Range(0, n).Select(t => new DecisionMaker(t, $"t{t + 1}", $"Town {t + 1}",
                    [.. Enumerable.Range(0, towns.Length).Where(k => t < towns[k]).Select(k => new Option(index[t][k], Gate(k), $"Open gate {Gate(k)}", t))])),
            ],
            [], new State(Enumerable.Range(0, towns.Length).Aggregate(UInt128.Zero, (bits, k) => bits | UInt128.One << index[0][k])),
            [
                .. Enumerable.Range(0, n).Select(t => (Preference?)new Preference.Prioritised(
                [
                    .. Enumerable.Range(0, towns.Length).Where(k => t < towns[k]).Select(k =>
                    {
                        Formula next = new Formula.Takes(index[(t + 1) % towns[k]][k]);
                        return new Statement(new Formula.Iff(new Formula.Takes(index[t][k]), twisted.Contains(k) && t == towns[k] - 1 ? new Formula.Not(next) : next), "", default(SourceSpan));
                    }),
                ])),
            ]);
    }

    /// <summary>The option of a town and a layer.</summary>
    public static int[][] Index(int[] towns)
    {
        int next = 0;
        return [.. Enumerable.Range(0, towns.Max()).Select(t => Enumerable.Range(0, towns.Length).Select(k => t < towns[k] ? next++ : -1).ToArray())];
    }

    /// <summary>The case file of the catalogue.</summary>
    public static string CaseText()
    {
        StringBuilder text = new("""
            parley: 1
            id: rings-100
            title: Rings of eight towns
            kind: synthetic
            note: Invented. A hundred gates in thirteen rings, so 2^100 states; which are stable follows from a short argument. Written by a formula.

            parties:

            """);
        for (int t = 1; t <= 8; t++)
            text.Append($"  t{t}: Town {t}\n");
        text.Append("\nevidence:\n  invented:\n    claim: Every town wants each of its gates as the next town has it.\n    assumption: yes\n\nconflict:\n  options:\n");
        for (int t = 0; t < 8; t++)
            text.Append($"    t{t + 1}:\n").AppendJoin("", Layers(t).Select(k => $"      {Gate(k)}: Open gate {Gate(k)}\n"));
        text.Append($"  status-quo: [{string.Join(", ", Layers(0).Select(k => $"t1.{Gate(k)}"))}]\n  preferences:\n");
        for (int t = 0; t < 8; t++)
            Preference(t, "    ", twisted: false);
        text.Append("\nperspectives:\n  twisted:\n    name: One ring twisted\n    note: Town 8 wants its gate a other than town 1 has it.\n    because: [invented]\n    conflict:\n      preferences:\n");
        Preference(7, "        ", twisted: true);
        text.Append("  pinned:\n    name: Town 1 keeps its gates open\n    note: A rule holds the gates of town 1 open.\n    because: [invented]\n    conflict:\n      infeasible:\n");
        text.Append($"        - never: not ({string.Join(" and ", Layers(0).Select(k => $"t1.{Gate(k)}"))})\n          because: [invented]\n");
        return text.ToString();

        void Preference(int t, string indent, bool twisted)
        {
            text.Append($"{indent}t{t + 1}:\n{indent}  statements:\n");
            foreach (int k in Layers(t))
                text.Append($"{indent}    - t{t + 1}.{Gate(k)} iff {(twisted && k == 0 ? "not " : "")}t{(t + 1) % Hundred[k] + 1}.{Gate(k)}\n");
            text.Append($"{indent}  because: [invented]\n");
        }

        static IEnumerable<int> Layers(int t) => Enumerable.Range(0, Hundred.Length).Where(k => t < Hundred[k]);
    }

    private static string Gate(int layer) => $"{(char)('a' + layer % 26)}{(layer < 26 ? "" : $"{layer / 26 + 1}")}";
}
