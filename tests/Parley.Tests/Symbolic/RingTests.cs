using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Symbolic;
using Parley.Tests.Catalogue;

namespace Parley.Tests.Symbolic;

/// <summary>The family of rings: answers known at any size.</summary>
public sealed class RingTests
{
    [Fact]
    public void The_case_in_the_catalogue_is_the_one_the_formula_writes()
    {
        string path = Repository.PathTo("cases", "synthetic", "rings-100", "case.yaml");
        if (Environment.GetEnvironmentVariable("PARLEY_ACCEPT") == "1")
            File.WriteAllText(path, Rings.CaseText());
        Assert.Equal(Rings.CaseText(), File.ReadAllText(path));
    }
}
