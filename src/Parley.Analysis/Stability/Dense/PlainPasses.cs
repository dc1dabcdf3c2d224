using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>Nash, GMR and SMR for every decision maker of one model, over payoffs packed once: what memory bandwidth limits, for measuring.</summary>
public sealed class PlainPasses
{
    private readonly OptionForm model;
    private readonly DenseStudy study;

    /// <summary>Packs the payoffs.</summary>
    /// <exception cref="ArgumentException">The dense engine does not hold the model.</exception>
    public PlainPasses(OptionForm model, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!new DenseCube().Decides(Studies.StabilityConcept.Gmr, model))
            throw new ArgumentException("The dense engine does not hold this model.", nameof(model));
        (this.model, study) = (model, new DenseStudy(model, scalar: false));
        for (int i = 0; i < model.DecisionMakers.Length; i++)
            Bytes += 2 * study.Pack(i, cancellation);
    }

    /// <summary>The bytes that one run cannot do without reading: every payoff twice.</summary>
    public long Bytes { get; }

    /// <summary>Decides the three concepts for everybody, as sets of places that nobody keeps.</summary>
    public void Run(CancellationToken cancellation = default)
    {
        for (int i = 0; i < model.DecisionMakers.Length; i++)
            study.MarkPlain(i, cancellation);
    }
}
