using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>A study cut into stages, each a few concepts decided for every decision maker by one engine, so that a cancelled study keeps what was done.</summary>
internal sealed class Stages
{
    private const int FewStates = 1 << 21;
    private const int ManyThreads = 8;                             // assumed where nobody says how many

    private readonly GraphModel model;
    private readonly int threads;
    private readonly ImmutableArray<(IStabilityEngine Engine, ImmutableArray<StabilityConcept> Concepts)> stages;

    public Stages(GraphModel model, ImmutableArray<StabilityConcept> concepts, int threads)
    {
        (this.model, this.threads) = (model, threads);
        stages =
        [
            .. concepts.GroupBy(c => (Engine: Stability.Engines.First(e => e.Decides(c, model)), Cost: Cost(c)))
                .OrderBy(g => g.Key.Cost).Select(g => (g.Key.Engine, g.ToImmutableArray())),
        ];
    }

    /// <summary>The engines at work.</summary>
    public string EngineNames => string.Join(", ", stages.Select(s => s.Engine.Name).Distinct());

    /// <summary>The classes of states of every decision maker, where some stage needed them.</summary>
    public Fibration[]? Fibrations { get; private set; }

    /// <summary>About how many bytes the largest stage takes.</summary>
    public long Bytes => stages.Select(s => s.Engine is DenseCube
        ? DenseStudy.Bytes((OptionForm)model, s.Concepts.Any(c => Cost(c) > 0), threads > 0 ? threads : ManyThreads)
        : (long)Stability.BytesPerState(model.DecisionMakers.Length) * model.StateCount).DefaultIfEmpty(0).Max();

    /// <summary>Runs the stages; stops early when cancelled, but not before the first is done.</summary>
    public Dictionary<StabilityConcept, ConceptFindings> Decide(IProgress<double>? progress, CancellationToken cancellation)
    {
        Dictionary<StabilityConcept, ConceptFindings> found = [];
        DenseStudy? dense = stages.FirstOrDefault(s => s.Engine is DenseCube).Engine is DenseCube cube ? cube.Study((OptionForm)model, threads) : null;
        int n = model.DecisionMakers.Length, done = 0, all = n * stages.Length + 1;
        foreach ((IStabilityEngine engine, ImmutableArray<StabilityConcept> concepts) in stages)
            try
            {
                ImmutableArray<StateSet>[] stable = new ImmutableArray<StateSet>[n];
                if (engine is DenseCube)
                    for (int i = 0; i < n; i++)
                    {
                        stable[i] = dense!.StableStates(i, concepts, cancellation);
                        progress?.Report((double)++done / all);
                    }
                else
                {
                    // One task per decision maker; each writes its own slot, so threads cannot change the answer.
                    if (engine is Fibres)
                        Fibrations ??= Fibres.Fibrations((OptionForm)model, cancellation);
                    Parallel.For(0, n, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = model.StateCount < 4096 ? 1 : threads > 0 ? threads : -1 }, i =>
                    {
                        stable[i] = engine is Fibres
                            ? Fibres.StableStates((OptionForm)model, Fibrations!, i, concepts, cancellation)
                            : engine.StableStates(model, i, concepts, cancellation);
                        progress?.Report((double)Interlocked.Increment(ref done) / all);
                    });
                }
                for (int k = 0; k < concepts.Length; k++)
                {
                    ImmutableArray<StateSet> each = [.. stable.Select(sets => sets[k])];
                    found.Add(concepts[k], new(concepts[k], each, Intersection(model, each)));
                }
            }
            catch (OperationCanceledException) when (found.Count > 0)
            {
                break;
            }
        return found;
    }

    /// <summary>The states in all of the sets.</summary>
    public static StateSet Intersection(GraphModel model, IEnumerable<StateSet> sets) =>
        sets.DefaultIfEmpty(StateSet.Where(model.DecisionMakers.IsEmpty ? model.StateCount : 0, _ => true)).Aggregate((all, one) => all.And(one));

    // Cheap first: what needs no reply of the others or their moves only, then credible replies, then everything else.
    // In models that take no time the two credible ones go together, and share work.
    private int Cost(StabilityConcept concept) => concept switch
    {
        StabilityConcept.NashStability or StabilityConcept.GeneralMetarationality or StabilityConcept.SymmetricMetarationality => 0,
        StabilityConcept.SequentialStability => 1,
        StabilityConcept.SymmetricSequentialStability => model.StateCount > FewStates ? 2 : 1,
        _ => 3,
    };
}
