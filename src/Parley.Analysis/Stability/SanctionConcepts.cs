using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>What a concept of single sanctions asks of a sanction.</summary>
internal static class SanctionConcepts
{
    /// <summary>Whether each step of a sanction must be an improvement for its mover: SEQ and SSEQ.</summary>
    public static bool IsCredible(this StabilityConcept concept) =>
        concept is StabilityConcept.SequentialStability or StabilityConcept.SymmetricSequentialStability;

    /// <summary>Whether a sanction must leave the focal decision maker no way to escape: SMR and SSEQ.</summary>
    public static bool IsSymmetric(this StabilityConcept concept) =>
        concept is StabilityConcept.SymmetricMetarationality or StabilityConcept.SymmetricSequentialStability;
}
