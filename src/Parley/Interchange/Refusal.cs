using Parley.Cases;

namespace Parley.Interchange;

/// <summary>Complaining in the place of a value.</summary>
internal static class Refusal
{
    /// <summary>Complains and returns nothing, for use as an expression.</summary>
    internal static T? Fail<T>(this Complaints complaints, string code, SourceSpan span, string message, string? hint = null) where T : class
    {
        complaints.Error(code, span, message, hint);
        return null;
    }
}
