using System.Reflection;
using System.Text.RegularExpressions;
using Parley.Interchange;

namespace Parley.Tests.Interchange;

public sealed partial class GambitCodesTests
{
    [Fact]
    public void Every_code_has_a_row_in_the_reference_and_every_row_a_code()
    {
        string[] codes = [.. typeof(GambitCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];
        string[] rows = [.. Row().Matches(File.ReadAllText(Repository.PathTo("docs", "reference", "diagnostics-gambit.md"))).Select(m => m.Groups["code"].Value)];

        Assert.Equal(codes.Distinct(), codes);
        Assert.Equal(codes.Order(), rows);
    }

    [GeneratedRegex(@"^\| (?<code>PAR09[3-6]\d) \| (error|warning|hint) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
