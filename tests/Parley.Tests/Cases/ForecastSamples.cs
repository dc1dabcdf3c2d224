namespace Parley.Tests.Cases;

/// <summary>Texts with forecasts that tests read, change and break.</summary>
internal static class ForecastSamples
{
    /// <summary>The small case, begun; forecasts may follow.</summary>
    public const string Head = Samples.Small + """
        perspectives:
          calm:
            conflict:
              preferences:
                anna: {statements: [not x]}
        forecasts:

        """;

    /// <summary>Every key of the format once.</summary>
    public const string Full = Head + """
          rain:
            question: Will it rain?
            answers: [wet, dry]
            about-option: anna.x
            opens: 2025-01-01
            closes: 2025-01-10
            due: 2025-01-12
            criteria:
              - text: Rain at the gauge.
                at-least: 2 hours
                parties: [anna, ben]
                stage: in-force
                source-of-record: book
                tie-break: The older gauge decides.
                void-if: [The gauge is stolen]
              - from: 2025-01-05
                text: Rain at either gauge.
                at-least: 3 days
                stage: either
                why: A second gauge was set up.
            mechanisms:
              west: A front from the west.
              hills: {text: The hills hold the clouds., because: [said]}
            base-rate: {wet: 30%, dry: 0.7}
            predictions:
              - {by: anna, on: 2025-01-02, probability: 0.25, mechanism: west}
              - {by: anna, on: 2025-01-08, probability: 90%, answer: dry, because: [said]}
              - {perspective: calm, on: 2025-01-02, word: likely, answer: dry, note: As the view says.}
              - {model: {perspectives: [calm, base], concept: seq, seed: 7, draws: 100}, on: 2025-01-03, probabilities: {wet: 0.5, dry: 0.5}}
              - {by: 慎重派, on: 2025-01-03, word: だろう}
              - {by: gossip, on: 2025-01-03, word: reportedly}
            resolutions:
              - {on: 2025-01-09, answer: wet, how: Seen., because: [said], proposed: yes, mechanisms: {west: supported, hills: not-judged}}
              - {on: 2025-02-01, answer: dry, how: The gauge had been watered., signed-by: ben, mechanisms: {west: contested, hills: not-supported}}
            because: [said]
            note: Invented.
          if-dry:
            question: If it stays dry, who waters the garden?
            kind: choice
            answers: {anna: Anna, ben: {name: Ben, means: z}, nobody: Nobody}
            opens: 2025-01-01
            due: 2025-01-20
            condition: {question: rain, answer: dry}
            criteria: Whoever is seen with the can.
            predictions:
              - {by: ben, on: 2025-01-02, probabilities: {anna: 0.33, ben: 0.33, nobody: 0.33}}
            resolution: {on: 2025-01-20, shares: {anna: 0.5, ben: 0.5, nobody: 0}}
          how-much:
            question: How much rain in January?
            kind: quantity
            unit: mm
            answers: {little: {up-to: 20}, much: {name: Much, up-to: 80}, flood: Flood}
            opens: 2025-01-01
            due: 2025-02-01
            predictions:
              - {by: anna, on: 2025-01-02, normal: {mean: 40, standard-deviation: 12.5}}
              - {by: ben, on: 2025-01-02, quantiles: {0.1: 10, 0.5: 30, 0.9: 75}}
              - {by: cy, on: 2025-01-02, cumulative: {0: 0, 30: 0.5, 100: 1}}
              - {by: dee, on: 2025-01-02, ensemble: [10, 20, 55.5], weights: [1, 2, 1]}
              - {by: eve, on: 2025-01-02, probabilities: {little: 0.2, much: 0.7, flood: 0.1}}
            resolution: {on: 2025-02-01, value: 44.2}
          when:
            question: When does the first frost end?
            kind: date
            opens: 2025-01-01
            closes: 2025-01-31
            due: 2025-03-31
            predictions:
              - {by: anna, on: 2025-01-02, normal: {mean: 2025-02-20, standard-deviation: 9}}
              - {by: ben, on: 2025-01-02, cumulative: {2025-02-01: 0, 2025-02-15: 0.4, 2025-03-31: 0.9}}
            resolution: {on: 2025-03-31, date: none}
          in-bins:
            question: When does the ice break?
            kind: date
            answers: {feb: {name: By the end of February, until: 2025-02-28}, mar: {until: 2025-03-31}, later: Later}
            opens: 2025-01-01
            predictions:
              - {by: anna, on: 2025-01-02, probabilities: {feb: 0.2, mar: 0.5, later: 0.3}}
            resolution: {on: 2025-03-09, date: 2025-03-08}
          warm:
            question: How warm will it get?
            kind: ordered
            answers: [cold, mild, warm]
            opens: 2025-01-01
            due: 2025-06-01
            resolution: {on: 2025-01-05, void: The thermometer broke.}
          open:
            question: Will the story be told again?
            opens: 2025-01-01
            resolution: {on: 2025-01-05, ambiguous: Nobody knows what counts as the story.}
        certainty-scale:
          bands:
            likely: {from: 0.6, to: 0.8}
            whim: {from: 45%, to: 0.55}
            rumour: {}
          words:
            on a whim: whim
            maybe so: possible
            gossip has it: rumour

        """;

    /// <summary>A log about the case above: every kind of entry.</summary>
    public const string Log = """
        # A remark that stays.
        parley: 1
        case: small
        entries:
        - predict: rain
          by: zoe
          on: 2025-01-04
          probability: 0.4
        - ask: snow
          question: Will it snow?
          opens: 2025-01-01
          closes: 2025-01-31
          condition: {question: rain, answer: wet}
        - predict: snow
          perspective: calm
          on: 2025-01-05
          word: unlikely
        - restate: snow
          from: 2025-01-10
          text: Snow that lies for a day.
        - resolve: snow
          on: 2025-02-01
          answer: no
        - resolve: snow
          on: 2025-02-03
          answer: yes
          how: It lay on the hills.

        """;

    /// <summary>Predictions in bulk about the case above.</summary>
    public const string Table = """
        question,by,on,answer,probability,source
        rain,"The ""wet"" club",2025-01-02,wet,0.8,a letter
        rain,"The ""wet"" club",2025-01-02,dry,0.2,a letter
        in-bins,朝,2025-01-03,feb,8%,
        in-bins,朝,2025-01-03,mar,15%,
        in-bins,朝,2025-01-03,later,76%,

        """;
}
