namespace Parley.Cases;

/// <summary>The case that <c>parley new</c> writes: small, invented, commented, and complete.</summary>
public static class StarterCase
{
    /// <summary>The text of a starter case.</summary>
    /// <param name="id">Its short name: letters, digits, - and _.</param>
    /// <param name="title">Its title for people.</param>
    /// <exception cref="ArgumentException">The short name holds something else, or the title is blank.</exception>
    public static string Text(string id = "village-well", string title = "The village well")
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        if (!Identifiers.IsValid(id) || Identifiers.IsReserved(id))
            throw new ArgumentException($"'{id}' is no short name; letters, digits, - and _ were expected.", nameof(id));
        return Template.Replace("$id", YamlText.Scalar(id)).Replace("$title", YamlText.Scalar(title));
    }

    private const string Template = """
        # A case is one conflict: who is there, what each can do, and what each wants.
        # Everything behind a number sign is a remark. Change the words below into your own.
        parley: 1                       # version of the case format
        id: $id
        title: $title
        kind: teaching
        note: An invented dispute between a farm and a village over a drying well.

        parties:
          farm: The farm                # short name in front, full name behind
          village:
            name: The village
            aliases: [Council]

        # Where things were said: who, when, how far it can be checked (A original read … E of unknown origin).
        sources:
          minutes:
            title: Minutes of the village council
            author: The council's clerk
            date: 2031-05-04
            grade: C
            note: Invented, like everything here.

        # Who said what, in neutral words. A claim has a source, or is marked as an assumption of the author;
        # it says that something was said, not that it is true.
        evidence:
          well-must-last:
            claim: The village says that the well must not run dry and that a court is its last resort.
            source: minutes
            speakers:
              - {who: The mayor, party: village, mode: asserts}
            certainty: likely           # that it was said: certain | likely | even | unlikely | unknown
            rival: The farm says that the well fell before it began to pump.
          farm-needs-water:
            claim: The farm says that it cannot do without water before it has drip irrigation.
            source: minutes
            speakers:
              - {who: The mayor, party: village, mode: reports}
              - {who: The farmer, party: farm, mode: asserts}
            certainty: likely
          farm-fears-court:
            claim: The farm would rather be metered than sued.
            assumption: yes             # nobody said so; reports mark every result that uses it
          patience:
            claim: The village would rather measure than sue.
            assumption: yes
          as-the-rules-are:
            claim: Pipes once laid stay, and the court forbids meters while it hears a case.
            assumption: yes

        conflict:
          # What each party can do or leave. Four options make at most sixteen states.
          options:
            farm:
              pump: Pump at full power
              drip:
                name: Install drip irrigation
                irreversible: yes       # once installed, it stays
                because: [as-the-rules-are]
            village:
              meter: Put a meter on the pump
              sue: Go to court

          # Combinations that cannot happen.
          infeasible:
            - {never: sue and meter, because: [as-the-rules-are]}

          # Where things stand: the options taken today, all others are not.
          status-quo: {state: [pump], because: [well-must-last]}

          # What each party wants, most important first: not, and, or, if, iff, parentheses.
          # 'because' names the claims behind a list, or behind one statement of it.
          preferences:
            farm:
              statements:
                - {statement: not sue, because: [farm-fears-court]}
                - pump if not drip
                - not meter
                - not drip
              because: [farm-needs-water]
            village:
              statements:
                - not pump or drip
                - drip
                - sue iff (pump and not drip)
                - not meter
              because: [well-must-last]

        # Other views of the same conflict; each repeats only what differs.
        perspectives:
          patient-village:
            name: A village that would rather measure than sue
            held-by: village
            because: [patience]
            conflict:
              preferences:
                village:
                  statements:
                    - not sue
                    - not pump or drip
                    - meter
                  because: [patience]

        """;
}
