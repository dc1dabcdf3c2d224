namespace Parley.Tests.Cases;

/// <summary>Case texts with every key of sources, claims and hypotheses, and evidence behind every kind of judgement.</summary>
internal static class EvidenceSamples
{
    /// <summary>Over options.</summary>
    public const string Options = """
        parley: 1
        id: strait
        title: The strait
        as-of: 2031-03-18
        parties:
          north: {name: North, aliases: [Arden]}
          south: South
        sources:
          speech:
            title: Speech on the strait
            author: A. Corvo
            outlet: The Harbour Post
            date: 2031-03-17
            published: 2031-03-18
            retrieved: 2031-03-19
            updates: letter
            url: https://example.org/speech
            cite: Corvo2031
            language: ja
            file: sources/speech.txt
            sha256: BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD
            encoding: shift_jis
            rights: invented for tests
            grade: B
            note: Nobody gave it.
          letter: {}
        evidence:
          open:
            claim: The strait stays open.
            source: speech
            quote:
              exact: "海峡は 開いている\r\nと述べた"
              prefix: "漁業相は「"
              suffix: "」 "
              at: {start: 12, length: 15}
              history:
                - {exact: "海峡は開く", at: {start: 3, length: 5}, text: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad, score: 0.9, accepted-by: the analyst}
                - {exact: x, accepted-by: "yes"}
            speakers:
              - {who: The Harbour Post, mode: reports}
              - {who: A. Corvo, party: north, mode: asserts}
              - The minister
            date: 2031-03
            certainty: likely
            rival: South says that it is closed.
            bears-on: {peace: CC, war: II, asked: N/A}
            note: Said twice.
          closed:
            claim: The strait is closed.
            source: letter
            said-by: [South]
            bears-on: {peace: I}
          guess: {claim: A guess., assumption: yes}
        hypotheses:
          peace: {name: Everybody keeps still, states: not block and not strike}
          war: {states: "strike or north.pact is full"}
          asked: {name: It is answered yes, answer: {question: q-1, is: "yes"}}
        conflict:
          options:
            north:
              block: {name: Block the strait, irreversible: yes, because: [open, guess]}
              pact: {name: Pact, levels: [none, partial, full], because: [open]}
            south:
              strike: {name: Strike, because: [guess]}
              talk: Talk
              buy: Buy
          infeasible:
            - {never: block and talk, id: bar, because: [closed]}
          indistinguishable:
            - {states: strike and talk and buy and pact is full, because: [guess]}
            - strike and talk and buy and pact is partial
          transitions:
            - {forbid: {from: strike, to: talk}, because: [open]}
          status-quo: {state: {pact: partial, talk: yes}, because: [open, closed]}
          preferences:
            north:
              statements:
                - not strike
                - {statement: "block if (strike or pact is full)", because: [open]}
              because: [closed]
            south:
              weights: {strike: 0, north.pact is full: {weight: 2.5, because: [guess]}, block: {weight: 0, because: [open]}}
          attitudes:
            north: {south: aggressive, because: [closed]}
            south: {because: [guess]}
        perspectives:
          blind:
            because: [guess]
            conflict:
              hidden: [{option: north.pact, because: [guess]}, buy]
              in-force: {bar: {in-force: no, because: [open]}}
              status-quo: []
          same-bar:
            conflict:
              in-force: {bar: {in-force: yes, because: [open]}}
              preferences:
                north:
                  candidates:
                    - {statements: [block], weight: 0.5, because: [open]}
                    - {statements: [{statement: not block, because: [closed]}], weight: 0.5}
        forecasts:
          q-1: {question: Will it stay open?, kind: binary, answers: ["yes", "no"], opens: 2031-03-18, because: [open]}

        """;

    /// <summary>Over a graph.</summary>
    public const string Graph = """
        parley: 1
        id: lawsuit
        title: Lawsuit
        parties: {tenant: Tenant, owner: Owner}
        evidence:
          said: {claim: It was said., assumption: yes}
        conflict:
          graph:
            states: {quarrel: They quarrel, claim: A claim is filed, deal: They have settled}
            moves:
              tenant: {quarrel: [claim], claim: [deal]}
              owner: {claim: [deal]}
            because: [said]
          status-quo: {state: quarrel, because: [said]}
          preferences:
            tenant:
              ranking: deal > claim > quarrel
              unknown: [{pair: claim ? quarrel, because: [said]}]
            owner:
              ranking: "{quarrel, deal} > claim"
              certainty: {quarrel > claim: {degree: 0.5..0.8, because: [said]}, deal > claim: 0.7}

        """;
}
