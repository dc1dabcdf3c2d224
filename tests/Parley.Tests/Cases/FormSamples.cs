namespace Parley.Tests.Cases;

/// <summary>Case texts with every form of option, move and preference beyond the plain ones.</summary>
internal static class FormSamples
{
    /// <summary>Levels, shared options, transitions, weights, candidates of statements, attitudes.</summary>
    public const string Options = """
        parley: 1
        id: pipeline
        title: Pipeline
        parties:
          us: United States
          eu: European Union
          ru: Russia
        evidence:
          invented: {claim: All of this is invented., assumption: yes}
        conflict:
          options:
            us:
              sanctions:
                name: Sanctions
                levels: [none, partial, full]
              embargo: {name: Embargo, shared: [us, eu], moves: jointly}
            eu:
              relief:
                name: Relief
                shared: [eu, us]
                moves: any
            ru:
              retreat:
                levels: [no, half, all]
                irreversible: yes
          infeasible:
            - relief and sanctions is full
          transitions:
            - forbid: {from: sanctions is none, to: sanctions >= full}
              for: [us]
              because: [invented]
            - forbid: {from: embargo, to: retreat is all}
          status-quo: [sanctions is partial, retreat is no]
          preferences:
            us:
              weights: {retreat is half: 2, retreat is all: 3.5, us.embargo: -1}
              threshold: 0.3
              anticipation: 0.25
              because: [invented]
            eu:
              candidates:
                - {statements: [retreat >= half, not embargo], weight: 0.6}
                - statements: [relief if retreat is all, sanctions <= partial]
                  weight: 0.4
            ru:
              statements: [not embargo, not (sanctions is full), relief]
              unknown: ["1 ? 2"]
          attitudes:
            us: {eu: devoting, ru: aggressive}
            eu: {eu: neutral}
        perspectives:
          calm:
            conflict:
              transitions: []
              attitudes: {}
              status-quo: {sanctions: full, retreat: half, embargo: yes, relief: no}
              preferences:
                us: {statements: [not embargo]}

        """;

    /// <summary>A graph, with strengths, candidate rankings, unknown pairs and degrees of certainty.</summary>
    public const string Graph = """
        parley: 1
        id: strike
        title: Strike
        parties:
          union: Union
          firm: Firm
          state: State
        conflict:
          graph:
            states: {talks: Talks go on, strike: The union strikes, deal: There is a deal, lock-out: The firm locks out}
            moves:
              union:
                talks: [strike, deal]
                strike: [talks]
              firm: {talks: lock-out, lock-out: talks}
              state: {}
            status-quo: talks
          preferences:
            union: {ranking: "deal >>> talks >> {strike, lock-out}"}
            firm:
              ranking:
                - lock-out > deal > talks > strike
                - deal > 1 = lock-out > strike
            state:
              ranking: deal > talks > strike > lock-out
              unknown: ["strike ? lock-out"]
              certainty: {deal > talks: 0.75, "talks > strike": 0.5..0.8}
        perspectives:
          later:
            conflict: {status-quo: strike}

        """;
}
