namespace Parley.Tests.Interchange;

/// <summary>Small game files of our own, each with something a reader can trip over.</summary>
internal static class GambitSamples
{
    /// <summary>Payoff version with counts; three strategies against two; payoffs whole, decimal and fractional.</summary>
    internal const string Counts = """
        NFG 1 R "Harbour dues" { "Port" "Line" } { 3 2 }

        1 1 0 2 0.5 2
        1 1 1/2 3 2 -1
        """;

    /// <summary>Labels, a comment, commas and a quotation mark inside a label.</summary>
    internal const string Labels = """
        NFG 1 R "Harbour \"dues\"" { "Port" "船会社" }
        { { "Waive" "Levy" } { "Stay" "Leave" "迂回" } }
        "Invented for tests."
        2, 3 4, 2 1, 1
        3, 1 1, 2 2, 2
        """;

    /// <summary>Outcome version; two cells share an outcome and one has none.</summary>
    internal const string Outcomes = """
        NFG 1 D "Outcomes" { "A" "B" }
        { { "a1" "a2" } { "b1" "b2" } }
        {
        { "peace" 3, 3 }
        { "war" -1, -1 }
        }
        1 2 2 0
        """;

    /// <summary>A tree in which the second player is asked on one branch only.</summary>
    internal const string Entry = """
        EFG 2 R "Entry" { "Newcomer" "Incumbent" }
        "Invented for tests."

        p "root" 1 1 "first" { "Enter" "Keep out" } 0
        p "" 2 1 "then" { "Fight" "Share" } 0
        t "" 1 "war" { -1, 0 }
        t "" 2 "peace" { 1, 1 }
        t "" 3 "quiet" { 0, 2 }
        """;

    /// <summary>Payoffs on the way, a set named once and referred to again, actions that differ by node.</summary>
    internal const string Stages = """
        EFG 2 R "Stages" { "A" "B" }
        p "" 1 1 "" { "left" "right" "stop" } 0
        p "" 2 1 "" { "u" "d" } 1 "toll" { 1, 1/2 }
        t "" 2 "x" { 1, 0 }
        t "" 0
        p "" 2 1 0
        t "" 2
        t "" 1
        p "" 2 2 "" { "d" "w" } 0
        t "" 2
        t "" 0
        """;

    internal static string[] Strategic => [Counts, Labels, Outcomes];

    internal static string[] Extensive => [Entry, Stages];
}
