using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What a result rests on: the judgements its proof uses, and the claims behind them.</summary>
public static class ReliancePage
{
    /// <summary>Writes the page.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="view">Whose view.</param>
    /// <param name="f">What was found.</param>
    /// <param name="views">How many views the case offers.</param>
    public static Report Of(Case theCase, View view, RelianceFindings f, int views)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(f);
        Conflict conflict = f.Model.Conflict;
        List<Block> blocks =
        [
            .. AnalysisPage.WhoseView(view, views),
            Narrative.WhatEachPartyDoes(f.Model, f.State),
            new Block.Paragraph(f.IsEquilibrium
                ? $"If these are the preferences, {Wording.Number(f.State)} is an equilibrium under {f.Concept.Abbreviation}: every party would stay."
                : $"If these are the preferences, {Wording.Number(f.State)} is no equilibrium under {f.Concept.Abbreviation}: {conflict.DecisionMakers[f.Proofs[0].DecisionMaker].Name} would leave."),
            new Block.Heading("Judgements it rests on"),
        ];
        if (f.Premises.IsEmpty)
            blocks.Add(new Block.Paragraph("None: no party can move from here, and nothing that could be withdrawn keeps them."));
        else
        {
            blocks.Add(new Block.Table(
                [new("Judgement"), new("In the proof"), new("Alone", ColumnRole.Mark), new("Claims")],
                [
                    .. f.Premises.Select(u => ImmutableArray.Create<Cell>(
                    [
                        new Cell(Wording.Sentence(PremiseText.Of(conflict, u.Premise))),
                        new Cell(u.Roles.IsEmpty ? "not used" : string.Join("; ", u.Roles.Select(r => Role(r.Role, r.Count)))),
                        new Cell(Sign(u.Overturns)),
                        new Cell(u.Premise.Because.IsEmpty ? "none named" : string.Join(", ", u.Premise.Because)),
                    ])),
                ]));
            blocks.Add(new Block.Paragraph($"Alone: {Marks.Holds} without this judgement alone the result no longer follows; {Marks.DoesNot} it still does; {Marks.NotDefined} not tried."));
        }
        if (f.Proofs.Any(p => !p.IsComplete))
            blocks.Add(new Block.Note("The proof uses more comparisons than are listed; only some of the judgements behind it are told."));
        blocks.Add(new Block.Heading("Claims behind them"));
        Item[] claims = [.. f.Claims.Select(u => Told(theCase, u))];
        blocks.Add(claims.Length == 0 ? new Block.Paragraph("The case names none.") : new Block.Listing([.. claims]));
        if (f.Claims.Any(u => theCase.Claims.First(c => c.Id == u.Claim).IsAssumption))
            blocks.Add(new Block.Note("This result rests on assumptions of the case's author."));
        return new($"{theCase.Title}: what {Wording.Named(f.Model, f.State)} rests on under {f.Concept.Abbreviation}", [.. blocks]);
    }

    /// <summary>What a judgement does in a proof, with how often.</summary>
    internal static string Role(ProofRole role, int count)
    {
        string times = count == 1 ? "" : $" ({count})";
        return role switch
        {
            ProofRole.Tempts => "a move tempts",
            ProofRole.LeavesCold => "a move does not tempt",
            ProofRole.Deters => "an answer deters",
            ProofRole.MakesWilling => "makes an answer credible",
            ProofRole.ClosesEscape => "leaves no counter-move",
            ProofRole.FailsToDeter => "an answer does not deter",
            ProofRole.MakesUnwilling => "makes a step not credible",
            ProofRole.OpensEscape => "a counter-move escapes",
            ProofRole.BlocksMove => "keeps a tempting move from being made",
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        } + (role == ProofRole.BlocksMove ? "" : times);
    }

    private static Item Told(Case theCase, ClaimUse use)
    {
        Claim claim = theCase.Claims.First(c => c.Id == use.Claim);
        string overturns = use.Overturns switch { true => " Without it alone the result no longer follows.", false => " The result follows without it, too.", _ => "" };
        return new($"{claim.Id}: {(claim.IsAssumption ? "Assumption: " : "")}{Basis.Of(theCase, claim).InWords()}", [$"Behind {Wording.Count(use.Premises, "judgement")}.{overturns}"]);
    }

    private static string Sign(bool? overturns) => overturns switch { true => Marks.Holds, false => Marks.DoesNot, _ => Marks.NotDefined };
}
