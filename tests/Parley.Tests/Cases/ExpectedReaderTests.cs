using Parley.Cases;
using Parley.Studies;

namespace Parley.Tests.Cases;

public sealed class ExpectedReaderTests
{
    [Fact]
    public void Every_part_is_read()
    {
        Expected expected = ExpectedReader.Read(new("expected.yaml", """
            parley: 1
            case: cuban-missile-crisis
            states: 12
            stability:
              nash: {equilibria: [YNYN, Y-N-, 7, lock-out], origin: "FraserHipel1984"}
              SEQ: {equilibria: [], stable: {usa: [NNNN, 2], ussr: []}, origin: by definition}
            perspectives:
              soviet-fear: {states: 11, stability: {gmr: {count: 22, origin: by definition}}}
            rules:
              - {perspective: view-b, in-force: {kyiv-legal-bar: no, other: yes}, states: 320, stability: {nash: {count: 0, origin: x}}}
              - {in-force: {other: on}}
            """)).Value!;
        Assert.Equal("cuban-missile-crisis", expected.CaseId);
        Assert.Equal([null, "soviet-fear", "view-b", null], expected.Models.Select(m => m.Perspective));
        Assert.Equal([12, 11, 320, null], expected.Models.Select(m => m.States));

        ExpectedStability nash = expected.Models[0].Stability[0], seq = expected.Models[0].Stability[1], gmr = expected.Models[1].Stability[0];
        Assert.Equal((StabilityConcept.Nash, 4, "FraserHipel1984"), (nash.Concept, nash.Count, nash.Origin));
        Assert.Equal(["YNYN", "Y-N-", "7", "lock-out"], nash.Equilibria!.Value.Select(s => s.Text));
        Assert.Equal((StabilityConcept.Seq, 0), (seq.Concept, seq.Count));
        Assert.Equal(["usa: NNNN 2", "ussr: "], seq.Stable.Select(s => $"{s.DecisionMaker}: {string.Join(' ', s.States.Select(t => t.Text))}"));
        Assert.Equal((22, false), (gmr.Count, gmr.Equilibria.HasValue));
        Assert.Equal(["kyiv-legal-bar False", "other True"], expected.Models[2].InForce.Select(s => $"{s.Rule} {s.InForce}"));
    }

    [Fact]
    public void Expected_files_of_the_catalogue_are_read() => Assert.All(
        Catalogue.CaseFiles().Select(f => Path.Combine(Path.GetDirectoryName(f)!, "expected.yaml")).Where(File.Exists),
        f => Assert.True(ExpectedReader.Read(SourceDecoder.Decode(f, File.ReadAllBytes(f)).Value!) is { Succeeded: true }, f));
}
