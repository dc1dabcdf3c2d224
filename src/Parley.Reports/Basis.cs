using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Reports;

/// <summary>A claim that a view rests on, and for what.</summary>
/// <param name="For">The judgement, in words: whose preferences, which rule, or the view itself.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Source">Where it was said, if it was said by somebody.</param>
internal sealed record Basis(string For, Claim Claim, Source? Source)
{
    /// <summary>Everything a view's answers rest on, in the order of the case.</summary>
    public static ImmutableArray<Basis> Of(Case theCase, View view)
    {
        Dictionary<string, Claim> claims = theCase.Claims.ToDictionary(c => c.Id);
        Dictionary<string, Source> sources = theCase.Sources.ToDictionary(s => s.Id);
        Conflict conflict = view.Conflict;
        // What everybody wants comes first; a rule that does not count is not rested on, only the switch that keeps it so.
        ImmutableArray<Premise> premises = [.. Premises.Of(conflict).Where(p => !p.IsInherited && (p.Kind != PremiseKind.Rule || conflict.Rules[p.Index].InForce))];
        IEnumerable<(string For, ImmutableArray<string> Because)> judgements =
            premises.Where(p => p.DecisionMaker >= 0 && p.Kind != PremiseKind.Option).Concat(premises.Where(p => p.DecisionMaker < 0 || p.Kind == PremiseKind.Option))
            .Select(p => (PremiseText.Of(conflict, p), p.Because))
            .Append(("the perspective as a whole", view.Because));
        return
        [
            .. from judgement in judgements
               from key in judgement.Because
               where claims.ContainsKey(key)
               let claim = claims[key]
               select new Basis(judgement.For, claim, claim.Source is null ? null : sources.GetValueOrDefault(claim.Source)),
        ];
    }

    /// <summary>One claim, whatever rests on it.</summary>
    public static Basis Of(Case theCase, Claim claim) => new("", claim, theCase.Sources.FirstOrDefault(s => s.Id == claim.Source));

    /// <summary>How a report names what somebody wants.</summary>
    public static string Preferences(DecisionMaker party) => $"preferences of {party.Name}";

    /// <summary>The claim with its voice, source and certainty, in one line; nothing is said that the case does not say.</summary>
    public string InWords()
    {
        List<string> parts = [];
        // An author who speaks for themselves is named once, with the source.
        if (!Claim.SaidBy.IsEmpty && !(Claim.SaidBy.Length == 1 && Claim.SaidBy[0] == Source?.Author))
            parts.Add("said by " + Voices(Claim.Speakers));
        if (Source is not null)
        {
            string title = Source.Title ?? Source.Cite ?? Source.Id;
            parts.Add(string.Join(", ", new[] { Source.Author, title, Source.Outlet, Source.Date ?? Source.Published }.OfType<string>()));
            if (Source.Grade != Grade.None)
                parts.Add($"grade {Source.Grade}");
        }
        if (!Claim.IsAssumption)
            parts.Add(Claim.Certainty == Certainty.Unknown ? "certainty not stated" : $"certainty: {Claim.Certainty.ToString().ToLowerInvariant()}");
        string words = Claim.Text.TrimEnd('.') + (parts.Count == 0 ? "." : $" ({string.Join("; ", parts)}).");
        return Claim.Rival is null ? words : $"{words} Others say: {Claim.Rival.TrimEnd('.')}.";
    }

    /// <summary>A chain of voices, outermost first; what a voice does is said where the case says it.</summary>
    public static string Voices(ImmutableArray<Speaker> speakers) => string.Join(", quoting ", speakers.Select(s => s.Mode switch
    {
        SpeakerMode.Unstated or SpeakerMode.Quoted => s.Who,
        SpeakerMode.Instructed => $"{s.Who} (had it said)",
        SpeakerMode mode => $"{s.Who} ({mode.ToString().ToLowerInvariant()})",
    }));
}
