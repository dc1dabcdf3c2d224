namespace Parley.Cases;

/// <summary>The JSON Schema of case files, for editors.</summary>
/// <remarks>It knows shapes and keys; what words mean, only <see cref="CaseReader"/> knows.</remarks>
public static class CaseSchema
{
    /// <summary>The schema, draft 7; the same text as docs/reference/case.schema.json.</summary>
    public static string Text { get; } = Load();

    private static string Load()
    {
        using Stream stream = typeof(CaseSchema).Assembly.GetManifestResourceStream("case.schema.json")
            ?? throw new InvalidOperationException("the schema is not part of the assembly");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
