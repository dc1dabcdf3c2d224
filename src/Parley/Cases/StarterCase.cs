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

        # Who said what. A claim has a source, or is marked as an assumption of the author.
        evidence:
          invented:
            claim: The farm wants to irrigate; the village wants its well to last.
            assumption: yes

        conflict:
          # What each party can do or leave. Four options make at most sixteen states.
          options:
            farm:
              pump: Pump at full power
              drip:
                name: Install drip irrigation
                irreversible: yes       # once installed, it stays
            village:
              meter: Put a meter on the pump
              sue: Go to court

          # Combinations that cannot happen.
          infeasible:
            - sue and meter             # the court forbids meters while it hears the case

          # Where things stand: the options taken today, all others are not.
          status-quo: [pump]

          # What each party wants, most important first: not, and, or, if, iff, parentheses.
          preferences:
            farm:
              statements:
                - not sue
                - pump if not drip
                - not meter
                - not drip
              because: [invented]
            village:
              statements:
                - not pump or drip
                - drip
                - sue iff (pump and not drip)
                - not meter
              because: [invented]

        # Other views of the same conflict; each repeats only what differs.
        perspectives:
          patient-village:
            name: A village that would rather measure than sue
            held-by: village
            because: [invented]
            conflict:
              preferences:
                village:
                  statements:
                    - not sue
                    - not pump or drip
                    - meter

        """;
}
