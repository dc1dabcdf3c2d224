namespace Parley.Tests.Cases;

/// <summary>Case texts that tests read, change and break.</summary>
internal static class Samples
{
    /// <summary>Two people, three options, nothing wrong with it.</summary>
    public const string Small = """
        parley: 1
        id: small
        title: Small
        parties:
          anna: Anna
          ben: Ben
        sources:
          book: {title: Book, date: 1984}
        evidence:
          said: {claim: It was said., source: book}
        conflict:
          options:
            anna:
              x: Do x
              y: Do y
            ben:
              z: Do z
          infeasible:
            - x and y
          status-quo: [x]
          preferences:
            anna:
              statements: [x, z]
              because: [said]
            ben:
              statements: [not z]

        """;

    /// <summary>The example of docs/reference/case-format.md with every key in it.</summary>
    public const string Cuba = """
        parley: 1
        id: cuban-missile-crisis
        title: Cuban missile crisis
        kind: textbook
        note: >-
          The crisis of October 1962
          as two players and four options.
        parties:
          usa:
            name: United States
            aliases: [US, Washington]
            note: The first party.
          ussr: Soviet Union
        sources:
          fraser-hipel-1984:
            title: "Conflict Analysis: Models and Resolutions"
            author: Fraser and Hipel
            date: 1984
            url: https://example.org/book
            cite: FraserHipel1984
            grade: A
            note: Read in the library.
        evidence:
          ranking-from-the-book:
            claim: Both sides rank the twelve feasible states as printed in the book.
            source: fraser-hipel-1984
            said-by: [Niall Fraser and Keith Hipel]
            certainty: likely
            rival: Others rank them otherwise.
          invented-for-teaching:
            claim: A United States that would rather strike than wait.
            assumption: yes
        conflict:
          options:
            usa:
              air-strike:
                name: Strike the missile sites from the air
                irreversible: yes
              blockade: Quarantine shipping to Cuba
            ussr:
              withdraw: Withdraw the missiles
              escalate: {name: Escalate, irreversible: backward}
          infeasible:
            - withdraw and escalate
            - never: withdraw and escalate
              id: no-both
              name: Withdrawal and escalation exclude each other
              in-force: yes
              because: [ranking-from-the-book]
            - mutually-exclusive: [withdraw, ussr.escalate]
            - at-least-one: [air-strike, not air-strike or blockade]
              in-force: no
              id: loose
            - exactly-one: [withdraw, not withdraw]
            - this: usa.air-strike and escalate
              only-with: not withdraw
          status-quo: [blockade]
          preferences:
            usa:
              statements:
                - not escalate
                - withdraw
                - not air-strike if withdraw
                - blockade iff escalate
                - usa.air-strike or not (blockade and withdraw)
              because: [ranking-from-the-book]
            ussr:
              ranking: 1>5>7>3>6>2>8>4>9>12>{10,11}
              because: [ranking-from-the-book]
        perspectives:
          soviet-fear:
            name: A Soviet fear, for teaching
            held-by: ussr
            note: Invented for the tutorial; no source claims that anyone held it.
            because: [invented-for-teaching]
            conflict:
              preferences:
                usa:
                  statements: [not escalate, air-strike]
              in-force: {no-both: no}
              status-quo: YYNN
          other-rules:
            conflict:
              infeasible: [air-strike and withdraw and escalate]
              preferences:
                usa: {statements: [not escalate]}
                ussr: {statements: [withdraw]}
              indistinguishable: [escalate and withdraw]

        """;

    /// <summary>JSON, short names of several scripts, and a merged state.</summary>
    public const string Json = """
        {
          "parley": 1, "id": "争い", "title": "Land \ud83d\ude00 \u00e9",
          "parties": {"甲": "こう", "乙": {"name": "おつ", "aliases": []}},
          "conflict": {
            "options": {"甲": {"譲る": {"name": "Yield", "irreversible": true}}, "乙": {"去る": "Leave"}},
            "indistinguishable": ["去る"],
            "status-quo": "NN",
            "preferences": {
              "甲": {"statements": ["去る", "not 譲る if not 去る"]},
              "乙": {"ranking": "1 > {3, 4} > 2"}
            }
          }
        }
        """;

    public static IReadOnlyList<string> All { get; } = [Small, Cuba, Json, Parley.Cases.StarterCase.Text(), FormSamples.Options, FormSamples.Graph, EvidenceSamples.Options, EvidenceSamples.Graph, ForecastSamples.Full, BargainingSamples.Full, BargainingSamples.Alone];
}
