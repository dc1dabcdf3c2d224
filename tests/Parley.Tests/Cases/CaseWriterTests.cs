using System.Collections.Immutable;
using CsCheck;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Testimony;

namespace Parley.Tests.Cases;

public sealed class CaseWriterTests
{
    private static readonly string[] Texts =
    [
        "plain words", "with: colon", "ends with:", "# hash", "a #b", " leading", "trailing ", "two\nlines", "tab\t!", "\"quoted\"", "it's", "null", "~", "yes",
        "1984", "日本語の文", "😀 \U00020B9F", "e\u0301", "{a}", "[b", "- dash", "? q", "&a", "*b", "!t", "%", "@", "`", "", "a, b", "a\u2028b", "a\u0085b", "\uFEFFx",
        @"C:\path", "key:value", "---", "--- a", "| bar", "> fold", "zero\u200Bwidth",
        string.Join(' ', Enumerable.Repeat("a long sentence # with: signs,", 8)), "double  space " + new string('x', 120), new string('y', 150) + " z",
    ];

    private static readonly Gen<string> Words = OneOf(Texts);
    private static readonly Gen<string?> Perhaps = Gen.OneOf(Gen.Const((string?)null), Words.Select(w => (string?)w));

    // Two parties and an onlooker without options; ids of several scripts, one of them shared by both owners.
    private static readonly Gen<ImmutableArray<DecisionMaker>> Players =
        from names in Words.Array[3 + 5]
        from directions in Gen.Enum<Direction>().Array[5]
        select ImmutableArray.Create(
            new DecisionMaker(0, "anna", names[0], [.. new[] { "wait", "yes", "-x" }.Select((id, k) => new Option(k, id, names[3 + k], 0, directions[k]))]),
            new DecisionMaker(1, "乙", names[1], [.. new[] { "wait", "去る" }.Select((id, k) => new Option(3 + k, id, names[6 + k], 1, directions[3 + k]))]),
            new DecisionMaker(2, "null", names[2], []));

    private static readonly Gen<Formula> Formulas = Gen.Recursive<Formula>((depth, inner) => depth > 3
        ? Gen.Int[0, 4].Select(k => (Formula)new Formula.Takes(k))
        : Gen.OneOf(
            Gen.Int[0, 4].Select(k => (Formula)new Formula.Takes(k)),
            inner.Select(f => (Formula)new Formula.Not(f)),
            Gen.Select(inner, inner, (f, g) => (Formula)new Formula.And(f, g)),
            Gen.Select(inner, inner, (f, g) => (Formula)new Formula.Or(f, g)),
            Gen.Select(inner, inner, (f, g) => (Formula)new Formula.If(f, g)),
            Gen.Select(inner, inner, (f, g) => (Formula)new Formula.Iff(f, g))));

    private static readonly Gen<ImmutableArray<string>> Because =
        OneOf<ImmutableArray<string>>([], ["k1"], ["k1", "k2"]);

    private static readonly Gen<ImmutableArray<Rule>> Rules =
        from kinds in Gen.Enum<RuleKind>().Where(k => k != RuleKind.Hidden).Array[0, 3]
        from operands in Formulas.Array[9]
        from named in Gen.Bool.Array[3]
        from inForce in Gen.Bool.Array[3]
        from names in Perhaps.Array[3]
        from because in Because
        select kinds.Select((kind, k) => new Rule
        {
            Kind = kind,
            Operands = kind switch { RuleKind.Never => [operands[3 * k]], RuleKind.OnlyWith => [operands[3 * k], operands[3 * k + 1]], _ => [.. operands.Skip(3 * k).Take(3)] },
            Id = named[k] ? $"r{k}" : null,
            Name = names[k],
            InForce = inForce[k],
            Because = because,
        }).ToImmutableArray();

    private static readonly Gen<Case> RandomCases =
        from players in Players
        from whole in Conflicts(players)
        from other in Conflicts(players)
        from mix in Gen.Bool.Array[4]
        from texts in Perhaps.Array[12]
        from claim in Words
        from date in OneOf<string?>(null, "1962", "1962-10", "1962-10-22")
        from grade in Gen.Enum<Grade>()
        from certainty in Gen.Enum<Certainty>()
        from mode in Gen.Enum<SpeakerMode>()
        from mark in Gen.Enum<Consistency>()
        from quoted in Words.Array[3]
        select new Case
        {
            Id = "争い-1",
            Title = claim,
            Kind = mix[0] ? "textbook" : null,
            Note = texts[0],
            AsOf = date,
            Signatories = mix[2] ? [players[0].Id] : [],
            Parties = [.. players.Select((d, k) => new Party(d.Id, d.Name, texts[1 + k] is string alias ? [alias, "b"] : [], texts[4 + k]))],
            Sources = [new Source { Id = "s", Title = texts[7], Author = texts[8], Url = texts[9], Date = date, Grade = grade, Note = texts[10], File = mix[3] ? "sources/日 本.txt" : null, Sha256 = mix[3] ? Text.HashOf([]) : null, Outlet = texts[5], Rights = texts[6], Updates = mix[1] ? "s0" : null }, new Source { Id = "s0" }],
            Hypotheses = [new("h", claim) { States = new Formula.Takes(4) }],
            Claims =
            [
                new Claim { Id = "k1", Text = claim, Source = "s", SaidBy = texts[11] is string who ? [who] : [], Certainty = certainty, Rival = texts[3] },
                new Claim { Id = "k2", Text = claim, IsAssumption = true, Date = date, Note = texts[2], BearsOn = [new("h", mark)] },
                new Claim
                {
                    Id = "k3", Text = claim, Source = "s", Quote = Quote(quoted, mix[3], mode),
                    Speakers = mix[0] ? [new(claim), new(quoted[0], "anna", mode)] : [new(claim)],
                },
            ],
            Conflict = whole,
            Perspectives = [new("same", "Same", texts[1], null, whole, []), new("other", claim, null, texts[2], Mixed(whole, other, mix), ["k2"])],
        };

    [Fact]
    public void What_was_written_is_read_back() => RandomCases.Sample(
        c =>
        {
            string text = CaseWriter.Write(c);
            Reading<Case> reading = CaseReader.Read(new("written.yaml", text));
            Assert.True(reading.Succeeded, text + string.Join('\n', reading.Diagnostics));
            Assert.Equal(CaseWords.Of(c), CaseWords.Of(reading.Value));
            Assert.Equal(text, CaseWriter.Write(reading.Value));
        },
        iter: TestScale.Of(300, 10_000));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Samples_survive_being_written(int sample)
    {
        Case read = CaseReader.Read(new("sample", Samples.All[sample])).Value!;
        string text = CaseWriter.Write(read);
        Assert.Equal(CaseWords.Of(read), CaseWords.Of(CaseReader.Read(new("written", text)).Value!));
        Assert.Equal(text, CaseWriter.Write(CaseReader.Read(new("written", text)).Value!));
    }

    [Fact]
    public void A_perspective_repeats_only_what_differs()
    {
        string text = CaseWriter.Write(CaseReader.Read(new("sample", Samples.Cuba)).Value!);
        Assert.EndsWith(
            """
            perspectives:
              soviet-fear:
                name: A Soviet fear, for teaching
                held-by: ussr
                note: Invented for the tutorial; no source claims that anyone held it.
                because: [invented-for-teaching]
                conflict:
                  in-force:
                    no-both: no
                  status-quo: [air-strike, blockade]
                  preferences:
                    usa:
                      statements:
                        - not escalate
                        - air-strike
              other-rules:
                name: other-rules
                conflict:
                  infeasible:
                    - air-strike and withdraw and escalate
                  indistinguishable:
                    - escalate and withdraw
                  preferences:
                    usa:
                      statements:
                        - not escalate
                    ussr:
                      statements:
                        - withdraw

            """, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decision_maker_who_is_no_party_cannot_be_written()
    {
        Case read = CaseReader.Read(new("sample", Samples.Small)).Value!;
        Assert.Throws<ArgumentException>(() => CaseWriter.Write(read with { Parties = [] }));
    }

    [Fact]
    public void Options_listed_by_nobody_in_turn_are_written_by_owner()
    {
        // Index order alternates between the owners, as other formats allow; the file lists options by owner.
        DecisionMaker a = new(0, "a", "A", [new(0, "p", "P", 0), new(2, "q", "Q", 0)]), b = new(1, "b", "B", [new(1, "r", "R", 1)]);
        Preference ranking = new Preference.Ranking([[new State(0b010)], [.. Enumerable.Range(0, 8).Where(s => s != 2).Select(s => new State((UInt128)(uint)s))]]);
        Case c = new() { Id = "c", Title = "C", Parties = [new("a", "A", [], null), new("b", "B", [], null)], Conflict = new([a, b], [], new State(0b100), [ranking, ranking]) };
        Conflict read = CaseReader.Read(new("written", CaseWriter.Write(c))).Value!.Conflict;
        Assert.Equal(new State(0b010), read.StatusQuo);
        Assert.Equal([new State(0b100)], ((Preference.Ranking)read.Preferences[0]!).Groups[0]);
    }

    private static Anchor Quote(string[] words, bool isArchived, SpeakerMode mode) => new()
    {
        Exact = "x" + words[0],
        Prefix = words[1],
        Suffix = words[2],
        At = isArchived ? new(3, words[0].Length + 1) : null,
        TextHash = isArchived ? Text.HashOf([]) : null,
        History = mode == SpeakerMode.Denies ? [new("y" + words[1], new(1, 2), Text.HashOf([1]), 1 / 3.0, "z" + words[2])] : [],
    };

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(k => values[k]);

    private static Gen<Conflict> Conflicts(ImmutableArray<DecisionMaker> players) =>
        from rules in Rules
        from place in Gen.Int[0, 31]
        from ranked in Gen.Bool.Array[3]
        from worth in Gen.Int[0, 3].Array[3 * 32]
        from statements in Formulas.Array[0, 4].Array[3]
        from because in Because
        from because2 in Because
        from merge in Gen.OneOf(Gen.Const((Formula?)null), Formulas.Select(f => (Formula?)f))
        select Build(players, rules, place, ranked, worth, statements, because, because2, merge);

    private static Conflict Build(
        ImmutableArray<DecisionMaker> players, ImmutableArray<Rule> rules, int place, bool[] ranked, int[] worth, Formula[][] statements,
        ImmutableArray<string> because, ImmutableArray<string> because2, Formula? merge)
    {
        Conflict bare = new(players, rules, null, [null, null, null]);
        StateList states = StateList.Of(bare)!;
        if (states.Count == 0)
            states = StateList.Of(bare = new(players, [], null, [null, null, null]))!;
        // Merged states must be tied for everybody, which indifference guarantees.
        ImmutableArray<Preference?> preferences =
        [
            .. players.Select((d, i) => merge is not null ? new Preference.Prioritised([])
                : ranked[i] ? (Preference)new Preference.Ranking([.. states.Order().GroupBy(s => worth[(32 * i) + (int)s.Bits]).OrderBy(g => g.Key).Select(g => g.ToImmutableArray())])
                : new Preference.Prioritised([.. statements[i].Select(f => new Statement(f, f.ToText(bare.Reference), default) { Because = because2 })]) { Because = because }),
        ];
        return new(
            players, bare.Rules, states[place % states.Count], preferences, merge is null ? [] : [merge],
            grounds: new() { StatusQuo = new(because2), Indistinguishable = merge is null ? [] : [new(because)], Attitudes = [new(because2), new([]), new(because)] });
    }

    // Some parts of one, the others of the other, as far as they fit together.
    private static Conflict Mixed(Conflict whole, Conflict other, bool[] mix) => mix[1]
        ? new(whole.DecisionMakers, whole.Rules, whole.StatusQuo, [whole.Preferences[0], new Preference.Prioritised([]), whole.Preferences[2]], mix[2] ? whole.Indistinguishable : [],
            grounds: new() { StatusQuo = whole.Grounds.StatusQuo, Attitudes = whole.Grounds.Attitudes, Indistinguishable = mix[2] ? whole.Grounds.Indistinguishable : [] })
        : other;
}
