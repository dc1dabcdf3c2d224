using Parley.Cases;

namespace Parley.Tests.Cases;

/// <summary>Mistakes in the forms beyond plain options and orders, each with the place between ⟦ and ⟧.</summary>
internal static class FormExamples
{
    public static IEnumerable<(string Code, string Text)> Cases()
    {
        yield return (Codes.BadLevels, Y("{name: Do y, ⟦levels⟧: [low]}"));
        yield return (Codes.BadLevels, Y("{name: Do y, levels: [low, ⟦low⟧]}"));
        yield return (Codes.BadId, Y("{name: Do y, levels: [low, ⟦very high⟧]}"));
        yield return (Codes.BadSharing, Y("{name: Do y, ⟦shared⟧: [anna], moves: any}"));
        yield return (Codes.BadSharing, Y("{name: Do y, ⟦moves⟧: any}"));
        yield return (Codes.UnknownParty, Y("{name: Do y, shared: [anna, ⟦carl⟧], moves: any}"));
        yield return (Codes.MissingKey, Y("{name: Do y, ⟦shared⟧: [anna, ben]}"));
        yield return (Codes.UnknownChoice, Y("{name: Do y, shared: [anna, ben], moves: ⟦together⟧}"));

        yield return (Codes.LevelMissing, Levels("x and ⟦y⟧"));
        yield return (Codes.LevelMissing, Levels("x and y is high").Replace("status-quo: [x]", "status-quo: [x, ⟦y⟧]"));
        yield return (Codes.UnknownLevel, Levels("x and y is ⟦hihg⟧"));
        yield return (Codes.UnknownLevel, Levels("x and y is high").Replace("status-quo: [x]", "status-quo: {y: ⟦top⟧}"));
        yield return (Codes.UnknownLevel, Levels("x and y is high").Replace("statements: [not z]", "weights: {⟦y is low⟧: 1}"));
        yield return (Codes.NoLevels, Levels("x is ⟦high⟧"));
        yield return (Codes.UnexpectedWord, Levels("x and y >=⟦⟧"));

        yield return (Codes.TransitionForbidsNothing, Part("transitions: [⟦{forbid: {from: x and y, to: z}}⟧]"));
        yield return (Codes.MissingKey, Part("transitions: [{⟦forbid⟧: {from: x}}]"));
        yield return (Codes.MissingKey, Part("transitions: [⟦{⟧for: [anna]}]"));
        yield return (Codes.UnknownParty, Part("transitions: [{forbid: {from: x, to: z}, for: [⟦carl⟧]}]"));
        yield return (Codes.EmptyValue, Part("transitions: [{forbid: {from: x, to: z}, ⟦for⟧: []}]"));
        yield return (Codes.UnknownOption, Part("transitions: [{forbid: {from: x, to: ⟦w⟧}}]"));
        yield return (Codes.UnknownParty, Part("attitudes: {⟦carl⟧: {ben: devoting}}"));
        yield return (Codes.UnknownChoice, Part("attitudes: {anna: {ben: ⟦loving⟧}}"));

        yield return (Codes.BadNumber, Ben("weights: {z: ⟦much⟧}"));
        yield return (Codes.BadNumber, Ben("statements: [z]\n      threshold: ⟦0⟧"));
        yield return (Codes.BadNumber, Ben("statements: [z]\n      anticipation: ⟦1.5⟧"));
        yield return (Codes.BadNumber, Ben("statements: [z]\n      certainty: {1 > 2: ⟦0.8..0.3⟧}"));
        yield return (Codes.DuplicateKey, Ben("weights: {z: 1, ⟦ben.z⟧: 2}"));
        yield return (Codes.BadPair, Ben("statements: [z]\n      unknown: [⟦1 2⟧]"));
        yield return (Codes.BadPair, Ben("statements: [z]\n      certainty: {⟦1 ? 2⟧: 0.5}").Replace("⟦1 ? 2⟧", "⟦\"1 ? 2\"⟧"));
        yield return (Codes.RankingUnknownState, Ben("statements: [z]\n      unknown:\n        - 1 ? ⟦9⟧"));
        yield return (Codes.PairTwice, Ben("statements: [z]\n      unknown: [\"1 ? 2\", ⟦\"2 ? 1\"⟧]"));
        yield return (Codes.PairTwice, Ben("statements: [z]\n      unknown: [⟦\"2 ? 2\"⟧]"));
        yield return (Codes.CandidateWeightMissing, Ben("candidates: [{statements: [z], weight: 0.5}, ⟦{⟧statements: []}]"));
        yield return (Codes.EmptyValue, Ben("ranking: ⟦[⟧]"));
        yield return (Codes.RankingMissingStates, Ben("ranking: [1>2>3>4>5>6, ⟦1>2⟧]"));
        yield return (Codes.ConflictingKeys, Ben("candidates: [{⟦⟧statements: [z], weights: {}}]").Replace("{⟦⟧", "⟦{⟧"));
        yield return (Codes.ConflictingKeys, Ben("ranking: [1>2>3>4>5>6]\n      unknown: [\"1 ? 2\"]").Replace("    ben:\n      ranking", "    ⟦ben⟧:\n      ranking"));
        yield return (Codes.InheritedRankingDoesNotFit, Ben("statements: [z]\n      unknown: [\"YNN ? NNN\"]") + "perspectives: {⟦v⟧: {conflict: {infeasible: [x], status-quo: [y]}}}\n");

        yield return (Codes.UnknownGraphState, Graph("status-quo: talks", "status-quo: ⟦talk⟧"));
        yield return (Codes.UnknownGraphState, Graph("strike: [talks]", "strike: [talks, ⟦peace⟧]"));
        yield return (Codes.UnknownGraphState, Graph("strike: [talks]", "⟦strik⟧: [talks]"));
        yield return (Codes.RankingUnknownState, Graph("- lock-out > deal > talks > strike", "- lock-out > deal > talks > strike > ⟦peace⟧"));
        yield return (Codes.MoveToItself, Graph("strike: [talks]", "strike: ⟦strike⟧"));
        yield return (Codes.NoGraphState, "parley: 1\nid: a\ntitle: A\nparties: {a: A}\nconflict: {graph: {⟦states⟧: {}, moves: {a: {}}}}\n");
        yield return (Codes.MissingKey, "parley: 1\nid: a\ntitle: A\nparties: {a: A}\nconflict: {⟦graph⟧: {states: {s: S}}}\n");
        yield return (Codes.ConflictingKeys, Graph("  graph:", "  ⟦options⟧: {}\n  graph:"));
        yield return (Codes.ConflictingKeys, Graph("conflict: {status-quo: strike}", "conflict: {⟦infeasible⟧: []}"));
        yield return (Codes.ConflictingKeys, Graph("    status-quo: talks", "    ⟦status-quo⟧: talks\n  status-quo: deal"));
        yield return (Codes.UnknownParty, Graph("      state: {}\n", "      ⟦stat⟧: {}\n").Replace("\n    state:\n", "\n    stat:\n"));

        static string Y(string option) => Examples.Small("y: Do y", "y: " + option);
        static string Levels(string rule) => Examples.Small("y: Do y", "y: {name: Do y, levels: [low, high]}").Replace("- x and y", "- " + rule);
        static string Part(string text) => Examples.Small("  status-quo", "  " + text + "\n  status-quo");
        static string Ben(string text) => Examples.Small("statements: [not z]", text);
        static string Graph(string passage, string replacement)
        {
            Assert.Contains(passage, FormSamples.Graph, StringComparison.Ordinal);
            return FormSamples.Graph.Replace(passage, replacement, StringComparison.Ordinal);
        }
    }
}
