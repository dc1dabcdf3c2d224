using System.Text;
using Parley.Analysis.Testimony;
using Parley.Cases;
using Parley.Testimony;
using Parley.Tests.Cli;

namespace Parley.Tests.Testimony;

/// <summary>Corrections stand beside the text, survive its edits, are counted when they have no place, and are never overwritten.</summary>
public sealed class CorrectionTests
{
    private const string Text = "The mayor said: \"We will close the bridge on Friday.\" Critics call it \"a long overdue and welcome decision\". \"300 [Arden] boats are at risk,\" he said.\n";

    private static TestimonyFindings Read(string text, params Correction[] corrections) =>
        TestimonyReader.Read(new Text("t", text), new(), new() { Corrections = new([.. corrections]) });

    private static Correction On(string words, CorrectionKind kind, string text = Text) =>
        new() { Kind = kind, Anchor = Anchoring.Of(new Text("t", text), new(text.IndexOf(words, StringComparison.Ordinal), words.Length)) };

    private static string? Speaker(TestimonyFindings f, string words) =>
        f.Attributions.FirstOrDefault(a => a.Index > 0 && f.Text.Slice(a.Content).Contains(words, StringComparison.Ordinal)) is Attribution a ? f.Voices[a.Voice].Name : null;

    [Fact]
    public void A_voice_set_by_hand_replaces_the_one_that_was_found()
    {
        Assert.Equal("The mayor", Speaker(Read(Text), "close the bridge"));
        TestimonyFindings corrected = Read(Text, On("\"We will close the bridge on Friday.\"", CorrectionKind.Voice) with { Speaker = "The deputy mayor" });
        Assert.Equal("The deputy mayor", Speaker(corrected, "close the bridge"));
        Assert.Contains(corrected.Attributions, a => a.Border == Border.Hand && a.IsConfirmed);
    }

    [Fact]
    public void Words_can_be_taken_from_everybody_and_brackets_given_back()
    {
        Assert.DoesNotContain(Read(Text, On("\"a long overdue and welcome decision\"", CorrectionKind.NotAQuotation)).Attributions, a => a.Index > 0 && a.Content.Start == Text.IndexOf("\"a long", StringComparison.Ordinal));
        Assert.Contains(Read(Text).Findings, f => f.Code == FindingCodes.AlteredQuotation);
        Assert.DoesNotContain(Read(Text, On("[Arden]", CorrectionKind.InsertionOriginal)).Findings, f => f.Code is FindingCodes.AlteredQuotation or FindingCodes.Insertion);
        Assert.Contains(Read(Text, On("[Arden]", CorrectionKind.InsertionConfirmed)).Findings, f => f.Code == FindingCodes.Insertion && f.Facts[1] == "confirmed");
    }

    [Fact]
    public void A_finding_is_made_or_dismissed_and_stays_in_the_list()
    {
        TestimonyFindings f = Read(Text, On("[Arden]", CorrectionKind.Dismissal) with { Code = FindingCodes.AlteredQuotation }, On("close the bridge", CorrectionKind.Finding) with { Code = FindingCodes.NoReason, Note = "No reason is given." });
        Assert.True(f.Findings.Single(x => x.Code == FindingCodes.AlteredQuotation).IsDismissed);
        Assert.Equal("close the bridge", f.Text.Slice(f.Findings.Single(x => x.Code == FindingCodes.NoReason).Span));
    }

    [Fact]
    public void Forms_declared_to_be_one_name_are_told_as_variants()
    {
        const string text = "Kirov and Qirof met.\n";
        Assert.Empty(Read(text).Names);
        Assert.Equal(["Kirov", "Qirof"], Read(text, new Correction { Kind = CorrectionKind.Alias, Forms = ["Kirov", "Qirof"] }).Names.Single().Forms.Select(n => n.Form));
    }

    [Fact]
    public void R3_and_R9_after_one_edited_character_a_correction_is_at_its_place_or_told_to_have_none()
    {
        Correction correction = On("\"We will close the bridge on Friday.\"", CorrectionKind.Voice) with { Speaker = "Someone" };
        for (int at = 0; at < Text.Length; at++)
            foreach (string edited in (string[])[Text.Remove(at, 1), Text.Insert(at, "x")])
            {
                TestimonyFindings f = Read(edited, correction);
                CorrectionOutcome outcome = Assert.Single(f.Corrections);
                if (outcome.IsApplied)
                    Assert.Equal("\"We will close the bridge on Friday.\"", f.Text.Slice(outcome.Span!.Value));
                else
                    Assert.Contains(f.Findings, x => x.Code is AnchorCodes.Orphan or AnchorCodes.Proposed or AnchorCodes.Ambiguous);
            }
    }

    [Fact]
    public void R2_a_short_word_is_not_found_by_likeness() =>
        Assert.Contains(Read("chines\n", new Correction { Kind = CorrectionKind.Confirmed, Anchor = new() { Exact = "Linus" } }).Findings, f => f.Code == AnchorCodes.Orphan);

    [Fact]
    public void R10_words_that_stand_twice_without_context_are_ambiguous() =>
        Assert.Contains(Read("ten letters and ten letters\n", new Correction { Kind = CorrectionKind.Confirmed, Anchor = new() { Exact = "ten letters" } }).Findings, f => f.Code == AnchorCodes.Ambiguous);

    [Fact]
    public void A_file_of_corrections_says_the_same_after_it_was_written_and_read()
    {
        Text text = new("t", Text);
        Correction[] all =
        [
            On("close the bridge", CorrectionKind.Voice) with { Speaker = "A: \"B\"" }, On("[Arden]", CorrectionKind.InsertionConfirmed), On("Critics", CorrectionKind.NotAQuotation),
            On("mayor", CorrectionKind.Confirmed), new() { Kind = CorrectionKind.Alias, Forms = ["A, B", "C"] }, On("Friday", CorrectionKind.Dismissal) with { Code = "TIM503" }, On("300", CorrectionKind.Finding) with { Code = "LOG810", Note = "why" },
        ];
        string file = CorrectionsWriter.NewFile(text, all[0]) + string.Concat(all.Skip(1).Select(c => CorrectionsWriter.Entry(c, withPosition: true)));
        Reading<Corrections> reading = CorrectionsReader.Read(new SourceText("c.yaml", file));
        Assert.True(reading.Succeeded, string.Join('\n', reading.Diagnostics.Select(d => d.Message)));
        Assert.Equal(all.Select(c => (c.Kind, c.Speaker, c.Code, c.Note, c.Anchor?.Exact, c.Anchor?.At)), reading.Value.Items.Select(c => (c.Kind, c.Speaker, c.Code, c.Note, c.Anchor?.Exact, c.Anchor?.At)));
    }

    [Theory]
    [InlineData("PAR1121", "  - quote: {exact: x}\n")]
    [InlineData("PAR1121", "  - {quote: {exact: x}, confirmed: yes, voice: A}\n")]
    [InlineData("PAR1122", "  - voice: A\n")]
    [InlineData("PAR1123", "  - {quote: {exact: x}, dismiss: XXX999}\n")]
    [InlineData("PAR1123", "  - {quote: {exact: x}, finding: TIM503}\n")]
    [InlineData("PAR1124", "  - alias: [only]\n")]
    [InlineData("PAR0102", "  - {quote: {exact: x}, voise: A, confirmed: yes}\n")]
    public void A_mistake_in_a_file_of_corrections_is_told_with_its_code(string code, string entry) =>
        Assert.Contains(CorrectionsReader.Read(new SourceText("c.yaml", "parley-corrections: 1\ncorrections:\n" + entry)).Diagnostics, d => d.Code == code && d.Severity == Severity.Error);

    [Fact]
    public void The_hash_of_the_text_must_be_one() =>
        Assert.Contains(CorrectionsReader.Read(new SourceText("c.yaml", "parley-corrections: 1\nsha256: abc\ncorrections: []\n")).Diagnostics, d => d.Code == CorrectionCodes.BadHash);

    [Fact]
    public void The_command_adds_at_the_end_and_keeps_every_byte()
    {
        using Folder folder = new();
        folder.Write("t.txt", Text);
        Shell shell = new() { Directory = folder.Path };
        Assert.Equal(0, shell.Run("read", "t.txt", "--correct", "[Arden] => insertion original").ExitCode);
        string path = Path.Combine(folder.Path, "t.txt.corrections.yaml");
        byte[] first = File.ReadAllBytes(path);
        Answer second = shell.Run("read", "t.txt", "--correct", "\"We will close the bridge on Friday.\" => voice The council");
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("The council", second.Out, StringComparison.Ordinal);
        byte[] both = File.ReadAllBytes(path);
        Assert.Equal(first, both[..first.Length]);
        Assert.True(both.Length > first.Length);
        // Reading never writes, and a correction that cannot be placed or understood changes nothing.
        Assert.Equal(0, shell.Run("read", "t.txt").ExitCode);
        Assert.Equal(2, shell.Run("read", "t.txt", "--correct", "not there => confirmed").ExitCode);
        Assert.Equal(2, shell.Run("read", "t.txt", "--correct", "mayor => nonsense").ExitCode);
        Assert.Equal(both, File.ReadAllBytes(path));
        // A file that does not end with its list is left alone.
        File.WriteAllText(path, "corrections: []\nparley-corrections: 1\n", Encoding.UTF8);
        byte[] odd = File.ReadAllBytes(path);
        Assert.Equal(1, shell.Run("read", "t.txt", "--correct", "mayor => confirmed").ExitCode);
        Assert.Equal(odd, File.ReadAllBytes(path));
    }
}
