using System.Text;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Tests.Cases;

/// <summary>For every code a text that produces it, with the place it should point at between ⟦ and ⟧.</summary>
internal static class Examples
{
    /// <summary>Case texts.</summary>
    public static IEnumerable<(string Code, string Text)> Cases()
    {
        yield return (Codes.TextEmpty, "⟦⟧  \n");
        yield return (Codes.TextEmpty, "⟦⟧# only a remark\n");
        yield return (Codes.ForbiddenCharacter, "parley: 1\nid: a⟦\0⟧b\n");
        yield return (Codes.ForbiddenCharacter, "parley: 1\nid: a⟦\uD800⟧b\n");
        yield return (Codes.ForbiddenCharacter, Small("title: Small", "title: ⟦\"a\\0b\"⟧"));
        yield return (Codes.BrokenYaml, "a: ⟦\"⟧open");
        yield return (Codes.BrokenYaml, "a: ⟦\"⟧open\nb: c\n");
        yield return (Codes.BrokenYaml, "a: b⟦:⟧ c\n");
        yield return (Codes.BrokenYaml, "a:\n⟦\t⟧b: c\n");
        yield return (Codes.BrokenYaml, "a: @⟦x⟧\n");
        yield return (Codes.BrokenYaml, "a:\n  - b\n⟦c⟧\n");
        yield return (Codes.AnchorOrAlias, Small("title: Small", "title: ⟦*small⟧"));
        yield return (Codes.AnchorOrAlias, Small("title: Small", "title: ⟦&small Small⟧"));
        yield return (Codes.Tag, Small("title: Small", "title: ⟦!!str Small⟧"));
        yield return (Codes.SeveralDocuments, Samples.Small + "⟦---⟧\nparley: 1\n");
        yield return (Codes.DuplicateKey, Small("title: Small", "title: Small\n⟦title⟧: Other"));
        yield return (Codes.ComplexKey, Small("title: Small", "title: Small\n? ⟦[a]⟧\n: b"));

        yield return (Codes.WrongShape, Small("title: Small", "title: ⟦[⟧Small]"));
        yield return (Codes.WrongShape, Small("  anna: Anna", "  anna: ⟦[⟧Anna]"));
        yield return (Codes.WrongShape, Small("    - x and y", "    ⟦x⟧: y"));
        yield return (Codes.WrongShape, Small("because: [said]", "because: ⟦said⟧"));
        yield return (Codes.WrongShape, "⟦just words⟧");
        yield return (Codes.UnknownKey, Small("title: Small", "title: Small\n⟦titel⟧: Small"));
        yield return (Codes.UnknownKey, Small("  status-quo", "  ⟦in-force⟧: {a: no}\n  status-quo"));
        yield return (Codes.MissingKey, Small("parley: 1\nid: small", "⟦⟧id: small"));
        yield return (Codes.MissingKey, Small("parley: 1\nid: small\n", "⟦⟧parley: 1\n"));
        yield return (Codes.MissingKey, Small("title: Small\n", "").Insert(0, "⟦⟧"));
        yield return (Codes.MissingKey, "⟦⟧parley: 1\nid: a\ntitle: A\nparties: {a: A}\n");
        yield return (Codes.MissingKey, "parley: 1\nid: a\ntitle: A\nparties: {a: A}\n⟦conflict⟧: {status-quo: [x]}\n");
        yield return (Codes.MissingKey, Small("{claim: It was said., source: book}", "{source: book}").Replace("  said:", "  ⟦said⟧:"));
        yield return (Codes.MissingKey, Small("    ben:\n      statements: [not z]", "    ⟦ben⟧:\n      because: [said]"));
        yield return (Codes.MissingKey, Small("- x and y", "- ⟦i⟧d: rule"));
        yield return (Codes.MissingKey, Small("- x and y", "- ⟦t⟧his: x"));
        yield return (Codes.MissingKey, Small("- x and y", "- ⟦n⟧ever: x and y\n      only-with: x"));
        yield return (Codes.UnsupportedVersion, Small("parley: 1", "parley: ⟦2⟧"));
        yield return (Codes.BadId, Small("id: small", "id: ⟦small case⟧"));
        yield return (Codes.BadId, Small("      y: Do y", "      ⟦y.1⟧: Do y").Replace("x and y", "x and z"));
        yield return (Codes.BadId, Small("id: small", "id: ⟦\"-\"⟧"));
        yield return (Codes.ReservedWord, Small("      y: Do y", "      ⟦iff⟧: Do y").Replace("x and y", "x and z"));
        yield return (Codes.UnknownChoice, Small("title: Small", "title: Small\nkind: ⟦text-book⟧"));
        yield return (Codes.UnknownChoice, Small("date: 1984", "grade: ⟦F⟧"));
        yield return (Codes.UnknownChoice, Small("source: book}", "source: book, certainty: ⟦sure⟧}"));
        yield return (Codes.UnknownChoice, Small("y: Do y", "y: {name: Do y, irreversible: ⟦maybe⟧}"));
        yield return (Codes.EmptyValue, Small("title: Small", "⟦title⟧:"));
        yield return (Codes.EmptyValue, Small("because: [said]", "because: [said, ⟦⟧~]").Replace("⟦⟧~", "⟦~⟧"));
        yield return (Codes.EmptyValue, Small("- x and y", "- ⟦at-least-one⟧: []"));
        yield return (Codes.UnknownParty, Small("    ben:\n      z:", "    ⟦bne⟧:\n      z:").Replace("    ben:\n      statements: [not z]", "    bne:\n      statements: [not z]"));
        yield return (Codes.UnknownParty, Samples.Small + "    ⟦carl⟧:\n      statements: []\n");
        yield return (Codes.TooManyOptions, Small("      z: Do z\n", string.Concat(Enumerable.Range(0, 127).Select(k => $"      z{k}: Z\n"))).Replace("  options:", "  ⟦options⟧:"));
        yield return (Codes.NoOptions, "parley: 1\nid: a\ntitle: A\nparties: {a: A}\nconflict: {⟦options⟧: {a: {}}}\n");
        yield return (Codes.ConflictingKeys, Small("    ben:\n      statements: [not z]", "    ⟦ben⟧:\n      statements: [not z]\n      ranking: 1"));
        yield return (Codes.ConflictingKeys, Small("- x and y", "- ⟦n⟧ever: x\n      at-least-one: [x]"));

        yield return (Codes.EmptyFormula, Small("- x and y", "- ⟦\"  \"⟧"));
        yield return (Codes.UnknownOption, Small("- x and y", "- x and ⟦w⟧"));
        yield return (Codes.UnknownOption, Small("- x and y", "- 'x and ⟦anna.z⟧'"));
        yield return (Codes.UnknownOption, Small("- x and y", "- ⟦\"x and \\x77\"⟧"));
        yield return (Codes.UnknownOption, Small("- x and y", "- ⟦>-\n      x and\n      w⟧"));
        yield return (Codes.UnknownOption, Small("status-quo: [x]", "status-quo: [⟦w⟧]"));
        yield return (Codes.AmbiguousOption, Small("      z: Do z", "      z: Do z\n      x: Do x too").Replace("- x and y", "- ⟦x⟧ and y").Replace("[x", "[anna.x"));
        yield return (Codes.ForeignSign, Small("- x and y", "- x ⟦&&⟧ y"));
        yield return (Codes.UnexpectedWord, Small("- x and y", "- x and y ⟦z⟧"));
        yield return (Codes.UnexpectedWord, Small("- x and y", "- x and⟦⟧"));
        yield return (Codes.UnbalancedParenthesis, Small("- x and y", "- ⟦(⟧x and y"));
        yield return (Codes.ChainedIf, Small("- x and y", "- x if y ⟦if⟧ z"));
        yield return (Codes.FormulaTooDeep, Small("- x and y", "- ⟦" + string.Concat(Enumerable.Repeat("x or ", 600)) + "y⟧"));
        yield return (Codes.UnknownOwner, Small("- x and y", "- ⟦ana.x⟧ and y"));

        yield return (Codes.RankingSyntax, Ranking("1>2⟦!⟧3"));
        yield return (Codes.RankingSyntax, Ranking("⟦\"\"⟧").Replace("ranking: ⟦\"\"⟧", "ranking: \"⟦⟧\""));
        yield return (Codes.RankingUnknownState, Ranking("1>2>3>4>5>6>⟦7⟧"));
        yield return (Codes.RankingUnknownState, Ranking("1>2>3>4>5>6>⟦YN⟧"));
        yield return (Codes.RankingUnknownState, Ranking("1>2>3>4>5>6>⟦best⟧"));
        yield return (Codes.RankingRepeatedState, Ranking("1>2>3>4>5>6>⟦YNN⟧"));
        yield return (Codes.RankingMissingStates, Ranking("⟦1>3>4>5>6⟧"));
        yield return (Codes.RankingInfeasibleState, Ranking("1>2>3>4>5>6>⟦YYN⟧"));
        yield return (Codes.RankingSyntax, Ranking("1⟦>>>>>>>>>>⟧2>3>4>5>6"));
        yield return (Codes.MixedCommas, Ranking("1,2⟦>⟧3,4,5,6"));

        yield return (Codes.InfeasibleStatusQuo, Small("status-quo: [x]", "status-quo: ⟦[x, y]⟧"));
        yield return (Codes.NoFeasibleState, Small("- x and y", "- x\n    - not x").Replace("conflict:", "⟦conflict⟧:"));
        yield return (Codes.RuleForbidsNothing, Small("- x and y", "- ⟦x and not x⟧"));
        yield return (Codes.RuleForbidsNothing, Small("- x and y", "- ⟦{mutually-exclusive: [x]}⟧"));
        yield return (Codes.UnknownRule, Perspective("in-force: {⟦no-such⟧: no}"));
        yield return (Codes.DuplicateRule, Small("- x and y", "- {never: x and y, id: one}\n    - {never: x and z, id: ⟦one⟧}"));
        yield return (Codes.BadStateText, Small("status-quo: [x]", "status-quo: ⟦x⟧"));
        yield return (Codes.BadStateText, Small("status-quo: [x]", "status-quo: ⟦YN⟧"));
        yield return (Codes.ListedTwice, Small("status-quo: [x]", "status-quo: [x, ⟦anna.x⟧]"));
        yield return (Codes.ListedTwice, Small("- x and y", "- at-least-one: [x, z, ⟦x⟧]"));
        yield return (Codes.ChecksLeftOut, Small("      z: Do z\n", "      z: Z\n" + string.Concat(Enumerable.Range(0, 30).Select(k => $"      z{k}: Z\n"))).Replace("conflict:", "⟦conflict⟧:"));
        yield return (Codes.TooMany, Small("- x and y", "- ⟦at-least-one⟧: [" + string.Join(", ", Enumerable.Repeat("x", 129)) + "]"));

        yield return (Codes.PreferenceMissing, Small("    ben:\n      statements: [not z]\n", "").Replace("conflict:", "⟦conflict⟧:"));
        yield return (Codes.AlwaysTrue, Small("[x, z]", "[x, ⟦not (x and y)⟧]"));
        yield return (Codes.AlwaysFalse, Small("[x, z]", "[⟦y and x⟧]"));
        yield return (Codes.DuplicateStatement, Small("[x, z]", "[x, z, ⟦anna.x⟧]"));
        yield return (Codes.MergedNotTied, Small("  status-quo", "  indistinguishable: [⟦x⟧]\n  status-quo").Replace("[not z]", "[]"));
        yield return (Codes.IndistinguishableMatchesNothing, Small("  status-quo", "  indistinguishable: [⟦x and y⟧]\n  status-quo"));

        yield return (Codes.InheritedRankingDoesNotFit, Ranking("1>2>3>4>5>6") + "perspectives: {⟦v⟧: {conflict: {infeasible: [x and z]}}}\n");
        yield return (Codes.PerspectivePreferenceMissing, Small("    ben:\n      statements: [not z]\n", "") + "perspectives: {v: {conflict: {preferences: {ben: {statements: []}}}}, ⟦w⟧: {held-by: ben}}\n");
        yield return (Codes.Signatory, Samples.Small + "signatories: [anna, ⟦carl⟧]\n");
        yield return (Codes.HypergameHolder, Samples.Small + "hypergame: {anna: base, ben: base, ⟦carl⟧: base}\n");
        yield return (Codes.HypergameGame, Samples.Small + "hypergame: {anna: base, ben: ⟦bsae⟧}\n");
        yield return (Codes.HypergameGame, Samples.Small + "hypergame: {anna: base, ben: {ben: base, anna: ⟦w⟧}}\n");
        yield return (Codes.HypergameGame, Samples.Small + "hypergame: {anna: base, ben: base, truth: ⟦w⟧}\n");
        yield return (Codes.HypergameIncomplete, Samples.Small + "⟦hypergame⟧: {anna: base}\n");
        yield return (Codes.HypergameIncomplete, Samples.Small + "hypergame: {anna: base, ⟦ben⟧: {anna: base}}\n");
        yield return (Codes.UnknownOption, Perspective("hidden: [y, ⟦w⟧]"));
        yield return (Codes.InfeasibleStatusQuo, Samples.Small + "perspectives: {⟦v⟧: {conflict: {hidden: [x]}}}\n");
        yield return (Codes.UnknownClaim, Small("because: [said]", "because: [⟦siad⟧]"));
        yield return (Codes.UnknownSource, Small("source: book", "source: ⟦bok⟧"));
        yield return (Codes.ClaimWithoutOrigin, Small("  said: {claim: It was said., source: book}", "  ⟦said⟧: {claim: It was said.}"));
        yield return (Codes.AssumptionWithSource, Small("source: book}", "source: ⟦book⟧, assumption: yes}"));
        yield return (Codes.BadDate, Small("date: 1984", "date: ⟦May 1984⟧"));

        foreach ((string, string) example in FormExamples.Cases())
            yield return example;

        static string Ranking(string text) => Small("statements: [not z]", "ranking: " + text);
        static string Perspective(string text) => Samples.Small + $"perspectives:\n  v:\n    conflict:\n      {text}\n";
    }

    /// <summary>Expected findings.</summary>
    public static IEnumerable<(string Code, string Text)> ExpectedTexts()
    {
        yield return (Codes.MissingOrigin, "parley: 1\ncase: a\nstability:\n  ⟦nash⟧: {count: 2}\n");
        yield return (Codes.UnknownConcept, "parley: 1\ncase: a\nstability:\n  ⟦nahs⟧: {count: 2, origin: by definition}\n");
        yield return (Codes.EquilibriaOrCount, "parley: 1\ncase: a\nstability:\n  ⟦nash⟧: {origin: by definition}\n");
        yield return (Codes.EquilibriaOrCount, "parley: 1\ncase: a\nstability:\n  ⟦nash⟧: {equilibria: [], count: 0, origin: by definition}\n");
        yield return (Codes.BadPattern, "parley: 1\ncase: a\nstability:\n  nash: {equilibria: [YN, ⟦Y N⟧], origin: by definition}\n");
        yield return (Codes.ListedTwice, "parley: 1\ncase: a\nstability:\n  nash: {equilibria: [YN, ⟦YN⟧], origin: by definition}\n");
        yield return (Codes.BadCount, "parley: 1\ncase: a\nstates: ⟦-1⟧\n");
        yield return (Codes.MissingKey, "⟦⟧parley: 1\n");
        yield return (Codes.UnknownKey, "parley: 1\ncase: a\n⟦state⟧: 3\n");
        yield return (Codes.MissingKey, "parley: 1\ncase: a\nrules:\n  - ⟦s⟧tates: 3\n");
        yield return (Codes.UnknownChoice, "parley: 1\ncase: a\nrules:\n  - {in-force: {r: ⟦2⟧}}\n");
    }

    /// <summary>Bytes of files.</summary>
    public static IEnumerable<(string Code, byte[] Bytes)> Files()
    {
        yield return (Codes.TextTooLong, new byte[SourceDecoder.MaxBytes + 1]);
        yield return (Codes.TextEmpty, []);
        yield return (Codes.ForbiddenCharacter, "ab\0cd"u8.ToArray());
        yield return (Codes.Utf16, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("parley: 1")]);
        yield return (Codes.Utf16, [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("parley: 1")]);
        yield return (Codes.Utf16, Encoding.Unicode.GetBytes("parley: 1\nid: a\n"));
        yield return (Codes.NotUtf8, [.. "title: "u8, 0x93, 0xFA, 0x96, 0x7B]);
    }

    /// <summary>What is typed to name a state of the small case.</summary>
    public static IEnumerable<(string Code, string Text)> StateTexts()
    {
        yield return (Codes.BadStateText, "⟦⟧");
        yield return (Codes.BadStateText, "⟦YNYN⟧");
        yield return (Codes.BadStateText, "⟦Y-N⟧");
        yield return (Codes.BadStateText, "x,⟦⟧");
        yield return (Codes.UnknownStateNumber, "⟦0⟧");
        yield return (Codes.UnknownStateNumber, " ⟦7⟧ ");
        yield return (Codes.UnknownStateNumber, "⟦99999999999999⟧");
        yield return (Codes.InfeasibleState, "⟦YYN⟧");
        yield return (Codes.InfeasibleState, "⟦x, y⟧");
        yield return (Codes.UnknownOption, "x, ⟦zz⟧");
        yield return (Codes.UnknownOwner, "⟦bob.z⟧");
    }

    public static Conflict SmallConflict(string text = Samples.Small) => CaseReader.Read(new("small", text)).Value!.Conflict;

    /// <summary>The small case with one passage replaced; the passage must be there.</summary>
    public static string Small(string passage, string replacement)
    {
        Assert.Contains(passage, Samples.Small, StringComparison.Ordinal);
        return Samples.Small.Replace(passage, replacement, StringComparison.Ordinal);
    }
}
