using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary>Lists the states of a view.</summary>
internal static class Models
{
    private const int MostStates = 1 << 26;

    /// <summary>The model of a view.</summary>
    /// <exception cref="Refusal">There are too many states, none at all, or a ranking that does not fit the rules that are switched on.</exception>
    public static GraphModel Of(View view, CancellationToken cancellation)
    {
        int perState = Stability.BytesPerState(view.Conflict.DecisionMakers.Length);
        long memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3;
        int limit = (int)Math.Min(MostStates, memory / perState);
        GraphModel? model;
        try
        {
            model = GraphModel.Of(view.Conflict, limit, cancellation);
        }
        catch (ArgumentException misfit)
        {
            // The reader has checked the case as written, so a switched rule has changed which states a ranking must hold.
            throw Refusal.CommandLine($"{view.Name} does not fit the rules now in force: {misfit.Message.Split(" (Parameter", 2)[0]}");
        }
        if (model is null)
            throw new Refusal(ExitCode.Undecided, $"Undecided: {view.Name} has {view.Conflict.Options.Length} options and more feasible states than can be listed: "
                + $"at most {limit:N0} here, at about {perState} bytes each.");
        if (model.StateCount == 0)
            throw new Refusal(ExitCode.CaseHasErrors, $"{view.Name} has no feasible state: its rules contradict each other.");
        return model;
    }

    /// <summary>Refuses a concept that a model does not define.</summary>
    /// <exception cref="Refusal">The concept needs something the model does not have.</exception>
    public static void Require(StabilityConcept concept, GraphModel model)
    {
        if (!Definitions.IsDefined(concept, model))
            throw Refusal.CommandLine($"{concept.Name} is not defined for a conflict of this kind.");
    }
}
