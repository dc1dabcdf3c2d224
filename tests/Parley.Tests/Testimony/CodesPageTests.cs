using System.Reflection;
using Parley.Testimony;

namespace Parley.Tests.Testimony;

public sealed class CodesPageTests
{
    [Fact]
    public void Every_code_about_sources_and_anchors_stands_on_its_page()
    {
        string page = File.ReadAllText(Repository.PathTo("docs", "reference", "diagnostics-evidence.md"));
        Assert.All(
            new[] { typeof(TextCodes), typeof(AnchorCodes), typeof(Parley.Evidence.EvidenceCodes) }.SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(f => (string)f.GetRawConstantValue()!),
            code => Assert.Contains($"| {code} |", page, StringComparison.Ordinal));
    }
}
