using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary>Lists the states of a view.</summary>
internal static class Models
{
    private const int MostStates = 1 << 30, MostListed = 1 << 27;

    /// <summary>The model of a view.</summary>
    /// <param name="view">The view.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <param name="bytes">How much memory the work on the model will take; without it, as much as the fullest study.</param>
    /// <exception cref="Refusal">There are too many states, none at all, or a ranking that does not fit the rules that are switched on.</exception>
    public static GraphModel Of(View view, CancellationToken cancellation, Func<GraphModel, long>? bytes = null)
    {
        int perState = Stability.BytesPerState(view.Conflict.DecisionMakers.Length);
        long memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3;
        bool lists = view.Conflict.Rules.Any(r => r.InForce) || !view.Conflict.HasPlainMoves;   // a whole cube needs no list
        int limit = lists ? (int)Math.Min(MostListed, memory / (bytes is null ? perState : 32)) : MostStates;
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
            throw new Refusal(ExitCode.Undecided, $"Undecided: {UnsolvedText.Of(new Unsolved.TooManyStates(view.Conflict.Options.Length, limit), "listed", view.Name)} here. {UnsolvedText.WhereTo}");
        if ((bytes?.Invoke(model) ?? (long)perState * model.StateCount) is long needed && needed > memory)
            throw new Refusal(ExitCode.Undecided, $"Undecided: {view.Name} has {model.StateCount:N0} feasible states; this would take about {Gigabytes(needed)}, and "
                + $"{Gigabytes(memory)} may be used here. {UnsolvedText.WhereTo}");
        if (model.StateCount == 0)
            throw new Refusal(ExitCode.CaseHasErrors, $"{view.Name} has no feasible state: its rules contradict each other.");
        return model;
    }

    private static string Gigabytes(long bytes) => $"{bytes / 1e9:F1} GB";

    /// <summary>The model of a view, or the reason why there are too many states to list.</summary>
    /// <exception cref="Refusal">There is no state at all, or a ranking that does not fit the rules that are switched on.</exception>
    public static (GraphModel? Model, Refusal? TooMany) IfListed(View view, CancellationToken cancellation, Func<GraphModel, long>? bytes = null)
    {
        try
        {
            return (Of(view, cancellation, bytes), null);
        }
        catch (Refusal tooMany) when (tooMany.ExitCode == ExitCode.Undecided)
        {
            return (null, tooMany);
        }
    }

    /// <summary>Refuses a concept that a model does not define.</summary>
    /// <exception cref="Refusal">The concept needs something the model does not have.</exception>
    public static void Require(StabilityConcept concept, GraphModel model)
    {
        if (!Definitions.IsDefined(concept, model))
            throw Refusal.CommandLine($"{concept.Name} is not defined for a conflict of this kind.");
    }
}
