using System.Text.Json;
using Parley.Cli;

namespace Parley.Tests.Cli;

/// <summary>The verbs <c>inverse</c> and <c>robust</c>, in process.</summary>
public sealed class InverseCommandTests
{
    private const string Syria = "cases/published/syria-iraq-1975", Cuba = "cases/textbook/cuban-missile-crisis", Dilemma = "cases/textbook/prisoners-dilemma";

    private static readonly Shell Shell = new();

    [Fact]
    public void Inverse_tells_the_smallest_change_and_the_new_ranking()
    {
        using JsonDocument document = Json("inverse", Syria, "--state", "YNN", "--concept", "nash", "--count", "syria");
        JsonElement answer = document.RootElement.GetProperty("answers")[0], revision = answer.GetProperty("revisions")[0];
        Assert.Equal(("smallest", 3m, "ladder"), (answer.GetProperty("answer").GetString(), answer.GetProperty("cost").GetDecimal(), answer.GetProperty("proof").GetString()));
        Assert.Equal(("syria", "YNN > NNN > NYN > NYY > NNY > YNY"), (revision.GetProperty("party").GetString(), revision.GetProperty("preference").GetString()));
        Assert.Equal("240", document.RootElement.GetProperty("rankings").GetProperty("holding")[0].GetProperty("rankings").GetString());
    }

    [Fact]
    public void All_asks_for_every_core_concept_at_once()
    {
        string csv = Done(Shell.Run("inverse", Syria, "--state", "2", "--concept", "all", "--format", "csv")).Out;
        Assert.Equal(2, csv.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("nash+sseq+seq+smr+gmr+sim,smallest,3,3,", csv);
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("inverse", Syria, "--state", "2", "--concept", "all,nash").ExitCode);
    }

    [Fact]
    public void Edits_of_statements_have_prices_and_a_pool()
    {
        string[] question = ["inverse", "cases/historical/alaska-2025", "--perspective", "view-c", "--state", "YNNYNYYNN", "--concept", "seq", "--by", "statements", "--format", "csv"];
        Assert.Contains("seq,smallest,2,2,", Done(Shell.Run(question)).Out);
        Assert.Contains("seq,smallest,4,4,", Done(Shell.Run([.. question, "--edit", "drop=3,negate=3", "--edit", "swap=3,add=2", "--pool", "not sustain", "--pool", "neutral"])).Out);
        foreach (string[] wrong in (string[][])[["--edit", "drop"], ["--edit", "drop=0"], ["--edit", "move=1"], ["--pool", "cede andd"], ["--pool", "peace"]])
            Assert.Equal((ExitCode.WrongCommandLine, ""), (Shell.Run([.. question, .. wrong]).ExitCode, Shell.Run([.. question, .. wrong]).Out));
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("inverse", Syria, "--state", "2", "--edit", "drop=2").ExitCode);
    }

    [Fact]
    public void A_fixed_party_keeps_its_ranking_and_a_dear_one_counts_more()
    {
        Assert.Contains(",impossible,", Done(Shell.Run("inverse", Syria, "--state", "2", "--concept", "nash", "--fix", "Syria", "--format", "csv")).Out);
        Assert.Contains("nash,smallest,12,12,", Done(Shell.Run("inverse", Syria, "--state", "2", "--concept", "nash", "--cost", "syria=4", "--format", "csv")).Out);
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("inverse", Syria, "--state", "2", "--cost", "syria=0").ExitCode);
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("inverse", Syria, "--state", "2", "--fix", "jordan").ExitCode);
    }

    [Fact]
    public void Statements_can_be_what_changes()
    {
        string page = Done(Shell.Run("inverse", Cuba, "--state", "1", "--by", "statements", "--concept", "seq", "--perspective", "base")).Out;
        Assert.Contains("“air-strike or blockade” at place 7 is dropped.", page);
    }

    [Fact]
    public void A_concept_that_cannot_be_answered_is_refused_and_any_other_is_answered()
    {
        foreach (string concept in (string[])["strong-seq", "weak-gmr"])
        {
            Answer refused = Shell.Run("inverse", Dilemma, "--state", "1", "--concept", concept);
            Assert.Equal((ExitCode.WrongCommandLine, ""), (refused.ExitCode, refused.Out));
            Assert.Contains("how strong a preference is", refused.Error);
        }
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("inverse", Cuba, "--state", "1", "--perspective", "base", "--concept", "sim", "--as-of", "x").ExitCode);
        Assert.Contains("policy,smallest,", Done(Shell.Run("inverse", Dilemma, "--state", "1", "--concept", "policy,l3,relational-seq", "--format", "csv")).Out);
        Answer open = Shell.Run("inverse", Cuba, "--state", "1", "--perspective", "base", "--concept", "l2", "--steps", "200");
        Assert.Equal(ExitCode.Undecided, open.ExitCode);
        Assert.Contains("is excluded", open.Out.ReplaceLineEndings(" "));
    }

    [Fact]
    public void A_budget_that_runs_out_is_told_with_its_bound()
    {
        Answer answer = Shell.Run("inverse", Cuba, "--state", "1", "--by", "statements", "--concept", "nash", "--perspective", "base", "--steps", "3");
        Assert.Equal(ExitCode.Undecided, answer.ExitCode);
        Assert.Contains("undecided", answer.Out);
    }

    [Fact]
    public void Robust_tells_margins_hinges_and_shares()
    {
        using JsonDocument document = Json("robust", Dilemma, "--concept", "nash");
        JsonElement margin = document.RootElement.GetProperty("margins")[0];
        Assert.Equal(("NN", 1m), (margin.GetProperty("state").GetProperty("state").GetString(), margin.GetProperty("cost").GetDecimal()));
        Assert.Equal("1", document.RootElement.GetProperty("completions").GetString());
        Assert.Contains("concept,number,state,margin,", Done(Shell.Run("robust", Dilemma, "--format", "csv")).Out);
        Assert.Contains("## Margins", Done(Shell.Run("robust", Dilemma, "--format", "md")).Out);
    }

    [Fact]
    public void Draws_are_named_by_their_seed()
    {
        string[] words = ["robust", Cuba, "--perspective", "base", "--concept", "seq", "--draws", "40", "--format", "csv"];
        string first = Done(Shell.Run([.. words, "--seed", "3"])).Out;
        Assert.Equal(first, Shell.Run([.. words, "--seed", "3"]).Out);
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run([.. words[..^4], "--draws", "0"]).ExitCode);
    }

    private static JsonDocument Json(params string[] words) => JsonDocument.Parse(Done(Shell.Run([.. words, "--format", "json"])).Out);

    private static Answer Done(Answer answer)
    {
        // A bare table of values has no room for the remark that there is one view only.
        Assert.Equal((ExitCode.Done, ""), (answer.ExitCode, answer.Error.Replace($"parley: {Parley.Reports.OnePerspective.Words}\n", "", StringComparison.Ordinal)));
        return answer;
    }
}
