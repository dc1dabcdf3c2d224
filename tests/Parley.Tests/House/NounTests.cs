using System.Reflection;
using System.Runtime.CompilerServices;

namespace Parley.Tests.House;

/// <summary>What prose promises about types, kept by looking at them.</summary>
public sealed class NounTests
{
    private static readonly string[] EmptyEndings = ["Manager", "Helper", "Util", "Utils", "Service", "Info", "Data", "Base", "Impl"];

    public static TheoryData<string> Assemblies() => new("Parley", "Parley.Analysis", "Parley.Testimony", "Parley.Symbolic", "Parley.Reports");

    [Theory, MemberData(nameof(Assemblies))]
    public void No_public_type_ends_in_a_word_that_says_nothing(string assembly) =>
        Assert.DoesNotContain(Assembly.Load(assembly).GetExportedTypes(), t => EmptyEndings.Any(e => t.Name.EndsWith(e, StringComparison.Ordinal)));

    [Fact]
    public void Every_public_class_of_the_nouns_is_sealed_static_or_a_closed_family() =>
        Assert.All(Nouns().Where(t => t.IsClass), t => Assert.True(
            t.IsSealed || (t.IsAbstract && t.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Length == 0
                && t.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance).All(c => !c.IsFamily || c.GetParameters() is [{ } only] && only.ParameterType == t)),
            $"{t} can be derived from outside"));

    [Fact]
    public void No_noun_can_be_changed_after_it_was_made() =>
        Assert.All(Nouns().SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)), p => Assert.True(
            p.SetMethod is null || !p.SetMethod.IsPublic || p.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)),
            $"{p.DeclaringType}.{p.Name} has a setter"));

    [Fact]
    public void No_noun_shows_a_field_that_can_be_written() =>
        Assert.All(Nouns().Where(t => !t.IsEnum).SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)), f => Assert.True(f.IsInitOnly || f.IsLiteral, $"{f.DeclaringType}.{f.Name}"));

    [Fact]
    public void Enums_that_reach_disk_are_frozen() => Golden.Matches(
        "enums.txt",
        string.Concat(Nouns().Where(t => t.IsEnum).OrderBy(t => t.FullName, StringComparer.Ordinal).Select(t =>
            $"{t.FullName}: {string.Join(", ", Enum.GetValues(t).Cast<object>().Select(v => $"{v}={Convert.ToInt64(v)}"))}\n")));

    private static Type[] Nouns() => typeof(Parley.Conflicts.Conflict).Assembly.GetExportedTypes();
}
