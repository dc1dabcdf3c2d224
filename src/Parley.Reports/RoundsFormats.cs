using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Runs of the spatial and the exchange model as data.</summary>
public static class RoundsFormats
{
    /// <summary>Positions, one row for each turn, actor and issue, with the bargain that led on from there.</summary>
    public static string Csv(SpatialFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        CsvText csv = new();
        csv.Row(["turn", "actor", "issue", "position", "ideal", "risk", "moves-with", "began", "probability", "runner-up"]);
        int m = findings.Standings.Issues.Length;
        for (int t = 0; t < findings.Turns.Length; t++)
            for (int cell = 0; cell < findings.Turns[t].Positions.Length; cell++)
            {
                SpatialTurn turn = findings.Turns[t];
                SpatialShift? shift = turn.Shifts.IsEmpty ? null : turn.Shifts[cell / m];
                csv.Row(
                [
                    $"{t}", findings.Standings.Actors[cell / m], findings.Standings.Issues[cell % m].Name, Exact(turn.Positions[cell]), Exact(turn.Ideals[cell]),
                    turn.Risks.IsEmpty ? "" : Exact(turn.Risks[cell / m]), shift is null ? "" : findings.Standings.Actors[shift.Value.With], shift is null ? "" : shift.Value.IsInitiator ? "1" : "0",
                    shift is null ? "" : Exact(shift.Value.Probability), shift is null ? "" : Exact(shift.Value.RunnerUp),
                ]);
            }
        return csv.ToString();
    }

    /// <summary>Exchanges, one row for each.</summary>
    public static string Csv(ExchangeFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        CsvText csv = new();
        csv.Row(["round", "number", "actor", "supplies", "from", "to", "gain", "partner", "partner-supplies", "partner-from", "partner-to", "partner-gain"]);
        Standings s = findings.Standings;
        for (int r = 0; r < findings.Rounds.Length; r++)
            for (int k = 0; k < findings.Rounds[r].Exchanges.Length; k++)
            {
                Exchange e = findings.Rounds[r].Exchanges[k];
                csv.Row([$"{r + 1}", $"{k + 1}", .. Side(s, e.One), .. Side(s, e.Other)]);
            }
        return csv.ToString();
    }

    /// <summary>A spatial run with everything it kept.</summary>
    public static string Json(string title, SpatialFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return JsonText.Of(json =>
        {
            Begin(json, "spatial", title, findings.Standings);
            json.WriteString("reading", findings.Study.Reading.ToString().ToLowerInvariant());
            json.WriteNumber("seed", findings.Study.Seed);
            json.Texts("left-out", findings.LeftOut);
            json.WriteNumber("salience-divisor", findings.SalienceDivisor);
            json.WriteBoolean("settled", findings.Settled);
            json.WriteStartArray("turns");
            foreach (SpatialTurn turn in findings.Turns)
                Turn(json, turn, findings.Standings);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>A run of the exchange model with everything it kept.</summary>
    public static string Json(string title, ExchangeFindings findings, ImmutableArray<ExchangeSpread> spread, int repetitions)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return JsonText.Of(json =>
        {
            Begin(json, "exchange", title, findings.Standings);
            json.WriteString("reading", findings.Study.Reading == ExchangeReading.Corrected ? "corrected" : "as-published");
            json.WriteNumber("seed", findings.Study.Seed);
            json.WriteNumber("randomness", findings.Study.Randomness);
            json.WriteNumber("repetitions", repetitions);
            json.WriteStartArray("spread");
            for (int p = 0; p < spread.Length; p++)
            {
                json.WriteStartObject();
                json.WriteString("issue", findings.Standings.Issues[p].Name);
                Number(json, "mean", spread[p].Mean);
                Number(json, "standard-deviation", spread[p].StandardDeviation);
                Number(json, "low", spread[p].Low);
                Number(json, "high", spread[p].High);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("rounds");
            foreach (ExchangeRound round in findings.Rounds)
            {
                json.WriteStartObject();
                json.WriteNumber("candidates", round.Candidates);
                Numbers(json, "positions", round.Positions);
                Numbers(json, "voting-positions", round.VotingPositions);
                Numbers(json, "outcomes-before", round.OutcomesBefore);
                Numbers(json, "outcomes-after", round.OutcomesAfter);
                json.WriteStartArray("exchanges");
                foreach (Exchange e in round.Exchanges)
                {
                    json.WriteStartObject();
                    Side(json, "one", findings.Standings, e.One);
                    Side(json, "other", findings.Standings, e.Other);
                    Numbers(json, "externalities", e.Externalities);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Begin(Utf8JsonWriter json, string model, string title, Standings standings)
    {
        json.WriteStartObject();
        json.WriteNumber("version", AnalysisJson.Version);
        json.WriteString("report", "rounds");
        json.WriteString("model", model);
        json.WriteString("title", title);
        json.Texts("actors", standings.Actors);
        json.Texts("issues", standings.Issues.Select(i => i.Name));
    }

    private static void Turn(Utf8JsonWriter json, SpatialTurn turn, Standings standings)
    {
        json.WriteStartObject();
        Numbers(json, "positions", turn.Positions);
        Numbers(json, "ideals", turn.Ideals);
        Numbers(json, "risks", turn.Risks);
        Numbers(json, "risk-neutral-winning", turn.RiskNeutralWinning);
        Numbers(json, "winning", turn.Winning);
        json.WriteStartArray("shifts");
        foreach (SpatialShift shift in turn.Shifts)
        {
            json.WriteStartObject();
            json.WriteString("actor", standings.Actors[shift.Actor]);
            json.WriteString("with", standings.Actors[shift.With]);
            json.WriteBoolean("began", shift.IsInitiator);
            json.WriteNumber("probability", shift.Probability);
            json.WriteNumber("runner-up", shift.RunnerUp);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("bargains");
        foreach (SpatialBargain b in turn.Bargains.Where(b => !b.IsStatusQuo))
        {
            json.WriteStartObject();
            json.WriteString("initiator", standings.Actors[b.Initiator]);
            json.WriteString("receiver", standings.Actors[b.Receiver]);
            json.WriteNumber("probability", b.Probability);
            json.WriteNumber("gain", b.Gain);
            Numbers(json, "coalition", b.Coalition);
            Numbers(json, "initiator-offer", b.InitiatorOffer);
            Numbers(json, "receiver-offer", b.ReceiverOffer);
            json.WriteNumber("initiator-probability", b.InitiatorProbability);
            json.WriteNumber("receiver-probability", b.ReceiverProbability);
            json.WriteBoolean("initiator-selects", b.InitiatorSelects);
            json.WriteBoolean("receiver-selects", b.ReceiverSelects);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Side(Utf8JsonWriter json, string key, Standings s, ExchangeSide side)
    {
        json.WriteStartObject(key);
        json.WriteString("actor", s.Actors[side.Actor]);
        json.WriteString("supplies", s.Issues[side.Supplies].Name);
        json.WriteNumber("from", side.From);
        json.WriteNumber("to", side.To);
        json.WriteNumber("gain", side.Gain);
        json.WriteEndObject();
    }

    private static string[] Side(Standings s, ExchangeSide side) => [s.Actors[side.Actor], s.Issues[side.Supplies].Name, Exact(side.From), Exact(side.To), Exact(side.Gain)];

    private static void Numbers(Utf8JsonWriter json, string key, ImmutableArray<double> numbers)
    {
        json.WriteStartArray(key);
        foreach (double number in numbers)
            if (double.IsFinite(number))
                json.WriteNumberValue(number);
            else
                json.WriteNullValue();
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string key, double number)
    {
        if (double.IsFinite(number))
            json.WriteNumber(key, number);
        else
            json.WriteNull(key);
    }

    private static string Exact(double number) => double.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture);
}
