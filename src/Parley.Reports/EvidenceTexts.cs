using System.Collections.Immutable;
using System.Text.Json;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Studies;
using Parley.Testimony;

namespace Parley.Reports;

/// <summary>What rests on what, as JSON and as tables for spreadsheets.</summary>
public static class EvidenceTexts
{
    /// <summary>What rests on claims, each answer as an object of its own.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="report">Which report it is.</param>
    /// <param name="withdrawn">Answers for one claim, or for several together.</param>
    public static string Json(Case theCase, string report, ImmutableArray<WithdrawalFindings> withdrawn)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head(report, theCase);
            json.WriteStartArray("withdrawn");
            foreach (WithdrawalFindings findings in withdrawn)
            {
                json.WriteStartObject();
                json.Texts("claims", findings.Claims);
                json.WriteStartArray("views");
                foreach (ViewWithdrawal view in findings.Views)
                {
                    Conflict conflict = theCase.Views.First(v => v.Id == view.View).Conflict;
                    json.WriteStartObject();
                    json.WriteString("perspective", view.View);
                    Premises(json, "rests-on-nothing-else", conflict, view.Fallen);
                    Premises(json, "rests-on-others-too", conflict, view.Weakened);
                    json.WriteBoolean("falls-as-a-whole", view.Falls);
                    json.Text("not-solved-again", view.WhyNot is Unsolved whyNot ? UnsolvedText.Of(whyNot, "compared") : null);
                    json.Texts("unknown", view.Unknown.Select(i => conflict.DecisionMakers[i].Id));
                    json.Texts("not-told", view.NotTold.Select(c => c.Key));
                    json.WriteStartArray("changes");
                    foreach (EquilibriumChange change in view.Changes)
                    {
                        json.WriteStartObject();
                        json.WriteString("concept", change.Concept.Key);
                        json.WriteNumber("before", change.Before);
                        json.Texts("lost", change.Lost);
                        json.Texts("gained", change.Gained);
                        json.Texts("open", change.Open);
                        json.WriteEndObject();
                    }
                    json.WriteEndArray();
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>One row per claims, view and concept: claims (with +), perspective, judgements that rest on nothing else, on others too, concept, before, lost, gained, open.</summary>
    public static string Csv(ImmutableArray<WithdrawalFindings> withdrawn)
    {
        CsvText csv = new();
        csv.Row(["claims", "perspective", "alone", "with-others", "falls", "concept", "before", "lost", "gained", "open"]);
        foreach (WithdrawalFindings findings in withdrawn)
            foreach (ViewWithdrawal view in findings.Views)
                foreach (EquilibriumChange? change in view.Changes.IsEmpty ? [null] : view.Changes.Cast<EquilibriumChange?>())
                    csv.Row(
                    [
                        string.Join('+', findings.Claims), view.View, $"{view.Fallen.Count(p => !p.IsInherited)}", $"{view.Weakened.Count(p => !p.IsInherited)}", view.Falls ? "1" : "0",
                        change?.Concept.Key ?? "", change is null ? "" : $"{change.Before}", string.Join(' ', change?.Lost ?? []), string.Join(' ', change?.Gained ?? []), string.Join(' ', change?.Open ?? []),
                    ]);
        return csv.ToString();
    }

    /// <summary>What a result rests on.</summary>
    public static string Json(Case theCase, View view, RelianceFindings f)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(f);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("reliance", theCase, view);
            json.WriteString("concept", f.Concept.Key);
            json.StateObject("state", f.Model, f.State);
            json.WriteBoolean("equilibrium", f.IsEquilibrium);
            json.WriteStartArray("premises");
            foreach (PremiseUse use in f.Premises)
            {
                json.WriteStartObject();
                Premise(json, f.Model.Conflict, use.Premise);
                json.WriteStartObject("in-the-proof");
                foreach ((ProofRole role, int count) in use.Roles)
                    json.WriteNumber(Key(role), count);
                json.WriteEndObject();
                Flag(json, "overturns", use.Overturns);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("claims");
            foreach (ClaimUse use in f.Claims)
            {
                Claim claim = theCase.Claims.First(c => c.Id == use.Claim);
                json.WriteStartObject();
                json.WriteString("claim", claim.Id);
                json.WriteString("text", claim.Text);
                json.WriteBoolean("assumption", claim.IsAssumption);
                json.Text("source", claim.Source);
                json.WriteNumber("judgements", use.Premises);
                Flag(json, "overturns", use.Overturns);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>One row per judgement: perspective, state, concept, equilibrium, kind, judgement, roles (with +), overturns, claims (with +).</summary>
    public static string Csv(View view, RelianceFindings f)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(f);
        CsvText csv = new();
        csv.Row(["perspective", "state", "concept", "equilibrium", "kind", "judgement", "in-the-proof", "overturns", "claims"]);
        foreach (PremiseUse use in f.Premises)
            csv.Row(
            [
                view.Id, f.Model.Pattern(f.State), f.Concept.Key, f.IsEquilibrium ? "1" : "0", PremiseText.Key(use.Premise.Kind), PremiseText.Of(f.Model.Conflict, use.Premise),
                string.Join('+', use.Roles.Select(r => Key(r.Role))), use.Overturns switch { true => "1", false => "0", _ => "" }, string.Join('+', use.Premise.Because),
            ]);
        return csv.ToString();
    }

    /// <summary>The matrix of competing hypotheses.</summary>
    public static string Json(Case theCase, MatrixFindings f)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(f);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("matrix", theCase);
            Body(json, theCase, f);
            json.WriteEndObject();
        });
    }

    /// <summary>The members of the object that holds a matrix.</summary>
    internal static void Body(Utf8JsonWriter json, Case theCase, MatrixFindings f)
    {
        json.WriteStartArray("hypotheses");
        foreach (MatrixColumn column in f.Columns)
        {
            json.WriteStartObject();
            json.WriteString("hypothesis", column.Hypothesis.Id);
            json.WriteString("name", column.Hypothesis.Name);
            json.WriteNumber("inconsistency", column.Inconsistency);
            json.WriteNumber("place", column.Place);
            json.WriteNumber("not-judged", column.Unjudged);
            if (column.StableIn is { } stable)
            {
                json.WriteStartObject("stable-in");
                for (int v = 0; v < stable.Length; v++)
                    json.Texts(theCase.Views[v].Id, stable[v].Select(c => c.Key));
                json.WriteEndObject();
            }
            Flag(json, "came-about", column.CameAbout);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("claims");
        foreach (MatrixRow row in f.Rows)
        {
            json.WriteStartObject();
            json.WriteString("claim", row.Claim.Id);
            json.WriteString("text", row.Claim.Text);
            json.WriteBoolean("assumption", row.Claim.IsAssumption);
            json.WriteStartObject("marks");
            for (int k = 0; k < row.Marks.Length; k++)
                json.Text(f.Columns[k].Hypothesis.Id, row.Marks[k] is null ? null : MatrixPage.Sign(row.Marks[k]));
            json.WriteEndObject();
            if (row.Diagnosticity is double d)
                json.WriteNumber("diagnosticity", d);
            else
                json.WriteNull("diagnosticity");
            json.WriteBoolean("changes-ranking", row.ChangesRanking);
            json.WriteNumber("judgements", row.Judgements);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("would-lead-without");
        foreach (Overtaking o in f.Overtakings)
        {
            json.WriteStartObject();
            json.WriteString("hypothesis", o.Hypothesis);
            json.Texts("claims", o.Claims);
            json.WriteBoolean("smallest", o.IsSmallest);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>One row per claim: claim, one column per hypothesis, diagnosticity; then one row with the inconsistency of each hypothesis.</summary>
    public static string Csv(MatrixFindings f)
    {
        ArgumentNullException.ThrowIfNull(f);
        CsvText csv = new();
        csv.Row(["claim", .. f.Columns.Select(c => c.Hypothesis.Id), "diagnosticity"]);
        foreach (MatrixRow row in f.Rows)
            csv.Row([row.Claim.Id, .. row.Marks.Select(MatrixPage.Sign), row.Diagnosticity?.ToString("R", System.Globalization.CultureInfo.InvariantCulture) ?? ""]);
        csv.Row(["inconsistency", .. f.Columns.Select(c => $"{c.Inconsistency}"), ""]);
        return csv.ToString();
    }

    /// <summary>Quotations with their places, in UTF-16 code units and in code points; proposals as W3C selectors.</summary>
    public static string Json(Case theCase, ImmutableArray<PlacedQuotation> quotations)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("quotations", theCase);
            json.WriteStartArray("quotations");
            foreach (PlacedQuotation q in quotations)
            {
                json.WriteStartObject();
                json.WriteString("claim", q.Claim.Id);
                json.Text("source", q.Claim.Source);
                json.WriteString("exact", q.Claim.Quote!.Exact);
                json.WriteString("placement", QuotationPage.Word(q.Placement));
                json.WriteStartArray("places");
                foreach (SourceSpan span in Places(q.Placement))
                {
                    json.WriteStartObject();
                    json.WriteNumber("start", span.Start);
                    json.WriteNumber("length", span.Length);
                    json.WriteNumber("start-code-point", q.Text!.CodePointOf(span.Start));
                    json.WriteNumber("end-code-point", q.Text.CodePointOf(span.End));
                    json.WriteNumber("line", q.Text.Place(span.Start).Line);
                    json.WriteString("words", q.Text.Slice(span));
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                if (q.Placement is Placement.Proposed proposed)
                    json.WriteNumber("score", proposed.Score);
                if (q.Proposal is Anchor proposal)
                {
                    json.WritePropertyName("proposal");
                    AnchorJson.Write(json, proposal, q.Text!);
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>One row per quotation: claim, source, placement, start, length (UTF-16), start and end in code points, line, score, words.</summary>
    public static string Csv(ImmutableArray<PlacedQuotation> quotations)
    {
        CsvText csv = new();
        csv.Row(["claim", "source", "placement", "start", "length", "start-code-point", "end-code-point", "line", "score", "words"]);
        foreach (PlacedQuotation q in quotations)
        {
            SourceSpan[] places = [.. Places(q.Placement)];
            foreach (SourceSpan? span in places.Length == 0 ? [null] : places.Cast<SourceSpan?>())
                csv.Row(
                [
                    q.Claim.Id, q.Claim.Source ?? "", QuotationPage.Word(q.Placement), $"{span?.Start}", $"{span?.Length}",
                    span is null ? "" : $"{q.Text!.CodePointOf(span.Value.Start)}", span is null ? "" : $"{q.Text!.CodePointOf(span.Value.End)}", span is null ? "" : $"{q.Text!.Place(span.Value.Start).Line}",
                    q.Placement is Placement.Proposed p ? p.Score.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "", span is null ? q.Claim.Quote!.Exact : q.Text!.Slice(span.Value),
                ]);
        }
        return csv.ToString();
    }

    /// <summary>A role in a proof as a key.</summary>
    internal static string Key(ProofRole role) => string.Concat(role.ToString().Select((c, k) => char.IsUpper(c) ? (k == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));

    private static ImmutableArray<SourceSpan> Places(Placement? placement) => placement switch
    {
        Placement.Found f => [f.Span],
        Placement.Proposed p => [p.Span],
        Placement.Ambiguous a => a.Places,
        _ => [],
    };

    private static void Premises(Utf8JsonWriter json, string key, Conflict conflict, ImmutableArray<Premise> premises)
    {
        json.WriteStartArray(key);
        foreach (Premise premise in premises)
        {
            json.WriteStartObject();
            Premise(json, conflict, premise);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Premise(Utf8JsonWriter json, Conflict conflict, Premise premise)
    {
        json.WriteString("kind", PremiseText.Key(premise.Kind));
        json.WriteString("judgement", PremiseText.Of(conflict, premise));
        json.Text("party", premise.DecisionMaker < 0 ? null : conflict.DecisionMakers[premise.DecisionMaker].Id);
        json.Texts("because", premise.Because);
    }

    private static void Flag(Utf8JsonWriter json, string key, bool? value)
    {
        if (value is bool known)
            json.WriteBoolean(key, known);
        else
            json.WriteNull(key);
    }
}
