namespace Parley.Tests.Cases;

/// <summary>Case texts with a bargaining part, with every key in it.</summary>
internal static class BargainingSamples
{
    /// <summary>A conflict and a bargaining part about the same parties, with views that differ in both.</summary>
    public const string Full = """
        parley: 1
        id: river
        title: River
        parties: {up: Upstream, down: Downstream, bank: The bank}
        sources:
          report: {title: Report, date: 1984}
        evidence:
          said: {claim: It was said., source: report}
          guess: {claim: A guess., assumption: yes}
        conflict:
          options:
            up: {release: Release water}
            down:
              pay: {name: Pay, levels: [nothing, half, all]}
          preferences:
            up: {statements: [pay is all]}
            down: {statements: [release]}
        bargaining:
          issues:
            water:
              name: Share of the water that is released
              scale: {0: None, 40: "As before: forty", 100: All}
              reference: {value: 10..20, because: [said]}
              because: [said]
            price:
              scale: {-5: A fee, 5: A subsidy}
          actors:
            up:
              capability: 2
              failure-cost: 0.1..0.3
              veto: yes
              stances:
                water: {position: 10 ± 5, salience: 80%, because: [said]}
                price: {position: {low: 1, mode: 2, high: 5, because: [guess]}, salience: 0.4..0.6}
              because: [guess]
            down:
              capability: {value: 1..3, because: [said]}
              stances:
                water: {position: [70, 80..90, {value: 85 ± 3, because: [guess]}], salience: 90%}
                price: {position: -4.5, salience: {value: 60..80%, because: [said]}, capability: 0.5}
            bank: {}
          limits:
            - {ratifier: "Upper house: the lords", actor: up, must: water <= 60, because: [said]}
            - {ratifier: Nobody in particular, must: price >= -4}
          dependencies:
            - {if: water >= 50, then: price >= 1, because: [guess]}
          links:
            - {option: release, when: water >= 50, because: [said]}
            - {option: pay is half, when: price >= 0}
        perspectives:
          other:
            name: Other
            because: [said]
            bargaining:
              issues: {water: {reference: 30, because: [guess]}}
              actors:
                up: {veto: no, capability: 5, stances: {water: {position: 20, because: [guess]}}}
                bank: {capability: 1, because: [guess], stances: {price: {position: 0, salience: 1}}}
              limits: []
          third:
            name: Third
            conflict: {preferences: {up: {statements: []}}}

        """;

    /// <summary>A case that only bargains.</summary>
    public const string Alone = """
        parley: 1
        id: alone
        title: Alone
        parties: {a: A, b: B}
        bargaining:
          issues:
            when: {scale: {0: Never, 100: At once}, reference: 0}
          actors:
            a: {capability: 1, stances: {when: {position: 20, salience: 1}}}
            b: {capability: 2, stances: {when: {position: 80, salience: 0.5}}}
        perspectives:
          keen: {bargaining: {actors: {b: {stances: {when: {salience: 1}}}}}}

        """;
}
