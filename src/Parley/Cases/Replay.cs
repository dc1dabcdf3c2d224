using System.Collections.Immutable;
using System.Globalization;
using Parley.Bargaining;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>What counts as known when only a month or a year is known, or no date at all.</summary>
public enum UnknownDays
{
    /// <summary>Withheld until the last day it can mean has come; what has no date at all is always withheld.</summary>
    Withhold = 0,

    /// <summary>Taken as known from the first day it can mean; what has no date at all is taken as known.</summary>
    Admit = 1,
}

/// <summary>What is withheld from a replay. Numbers reach disk: append only.</summary>
public enum WithheldKind
{
    /// <summary>A source.</summary>
    Source = 0,

    /// <summary>A claim.</summary>
    Claim = 1,

    /// <summary>A preference, or a statement, weight, pair or candidate of it.</summary>
    Preference = 2,

    /// <summary>A rule, or the switch of one.</summary>
    Rule = 3,

    /// <summary>An option.</summary>
    Option = 4,

    /// <summary>A forbidden transition, merged states, attitudes, listed moves.</summary>
    Move = 5,

    /// <summary>The status quo.</summary>
    StatusQuo = 6,

    /// <summary>A perspective.</summary>
    Perspective = 7,

    /// <summary>The hypergame.</summary>
    Hypergame = 8,

    /// <summary>A forecast question.</summary>
    Question = 9,

    /// <summary>A prediction.</summary>
    Prediction = 10,

    /// <summary>A version of a criterion.</summary>
    Criterion = 11,

    /// <summary>A resolution.</summary>
    Resolution = 12,

    /// <summary>A hypothesis that is an answer of a question not yet asked.</summary>
    Hypothesis = 13,

    /// <summary>A number, limit, dependency or link of the bargaining part.</summary>
    Stance = 14,
}

/// <summary>Why something is withheld. Numbers reach disk: append only.</summary>
public enum WithheldReason
{
    /// <summary>It is dated later.</summary>
    Later = 0,

    /// <summary>Only a month or a year is known, which may mean a later day.</summary>
    MayBeLater = 1,

    /// <summary>It has no date.</summary>
    Undated = 2,

    /// <summary>It rests only on what is withheld.</summary>
    RestsOnWithheld = 3,

    /// <summary>It no longer fits, because something it presupposes is withheld.</summary>
    NoLongerFits = 4,
}

/// <summary>Something that a replay leaves out.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name in the case: an id, or whose it is.</param>
/// <param name="Perspective">Id of the perspective in which it stands; null for the case as written.</param>
/// <param name="Reason">Why.</param>
/// <param name="Date">Its date as written; null where it has none.</param>
public sealed record Withheld(WithheldKind Kind, string Name, string? Perspective, WithheldReason Reason, string? Date);

/// <summary>A case as it could have been told on a day: with the evidence, predictions, criteria and resolutions of that day and nothing later.</summary>
/// <remarks>
/// A source is known on a day if the last day its date can mean is not later, or if it was retrieved by then; a claim if its source is. Assumptions
/// of the case's author have no source and stay, unless they are dated later. A judgement that names claims is dropped when all of them are
/// withheld; one that names none rests on nobody's words and stays. What is not told is listed beside the case, never in it: the case
/// itself is the same whatever the future adds.
/// </remarks>
public sealed record Replay
{
    private Replay(Case theCase, DateOnly day, ImmutableArray<Withheld> withheld) => (Case, Day, Withheld) = (theCase, day, withheld);

    /// <summary>The case as of the day.</summary>
    public Case Case { get; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; }

    /// <summary>What is left out, in the order of the case.</summary>
    public ImmutableArray<Withheld> Withheld { get; }

    /// <summary>Replays a case.</summary>
    /// <param name="theCase">The case with everything that is known today.</param>
    /// <param name="day">The last day whose knowledge counts.</param>
    /// <param name="unknownDays">What to do with dates that are not known to the day.</param>
    public static Replay Of(Case theCase, DateOnly day, UnknownDays unknownDays = UnknownDays.Withhold)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        List<Withheld> withheld = [];
        (ImmutableArray<Source> sources, ImmutableArray<Claim> claims) = new ReplayEvidence(day, unknownDays, withheld).Known(theCase);
        HashSet<string> gone = [.. theCase.Claims.Select(c => c.Id).Except(claims.Select(c => c.Id))];
        Conflict conflict = theCase.Conflict.IsNone ? theCase.Conflict : new ReplayConflict(gone, null, null, withheld).Replayed(theCase.Conflict);
        BargainingProblem? bargaining = theCase.Bargaining is BargainingProblem whole ? new ReplayBargaining(gone, null, withheld).Replayed(whole) : null;
        ImmutableArray<Perspective> perspectives =
        [
            .. from p in theCase.Perspectives
               let view = new ReplayConflict(gone, p.Id, conflict, withheld).Replayed(p)
               where view is not null
               select view with
               {
                   Bargaining = ReferenceEquals(p.Bargaining, theCase.Bargaining) ? bargaining : p.Bargaining is BargainingProblem own ? new ReplayBargaining(gone, p.Id, withheld).Replayed(own) : null,
               },
        ];
        ImmutableArray<ForecastQuestion> forecasts = new ReplayForecasts(day, gone, withheld).Known(theCase.Forecasts);
        HashSet<string> asked = [.. forecasts.Select(q => q.Id)];
        ImmutableArray<Hypothesis> hypotheses = [.. theCase.Hypotheses.Where(h => h.Question is null || asked.Contains(h.Question))];
        HashSet<string> open = [.. theCase.Hypotheses.Except(hypotheses).Select(h => h.Id)];
        withheld.AddRange(open.Select(h => new Withheld(WithheldKind.Hypothesis, h, null, WithheldReason.NoLongerFits, null)));
        Case replayed = theCase with
        {
            AsOf = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Sources = sources,
            Claims = open.Count == 0 ? claims : [.. claims.Select(c => c with { BearsOn = [.. c.BearsOn.Where(m => !open.Contains(m.Hypothesis))] })],
            Hypotheses = hypotheses,
            Conflict = conflict,
            Bargaining = bargaining,
            Perspectives = perspectives,
            Hypergame = Hypergame(theCase.Hypergame, conflict, perspectives, withheld),
            Forecasts = forecasts,
        };
        return new(replayed, day, [.. withheld]);
    }

    // A hypergame is told whole or not at all: somebody whose game is not known acts by none.
    private static Hypergame? Hypergame(Hypergame? hypergame, Conflict conflict, ImmutableArray<Perspective> perspectives, List<Withheld> withheld)
    {
        if (hypergame is null)
            return null;
        Dictionary<string, Perspective> known = perspectives.ToDictionary(p => p.Id);
        Perspective? Now(Perspective game) => known.TryGetValue(game.Id, out Perspective? view) ? view
            : game.Id == Case.Base ? game with { Conflict = conflict } : null;
        Perspective?[] games = [.. hypergame.Games.Select(Now)];
        if (games.Any(g => g is null || !g.Conflict.IsComplete || !g.Conflict.Options.SequenceEqual(conflict.Options)))
        {
            withheld.Add(new(WithheldKind.Hypergame, "hypergame", null, WithheldReason.NoLongerFits, null));
            return null;
        }
        return new(
            [.. hypergame.Outlooks.Select(o => new Outlook([.. o.Games.Select(g => Now(g)!)]))], hypergame.Truth is Perspective truth ? Now(truth) : null);
    }
}
