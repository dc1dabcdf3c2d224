using System.Globalization;
using Google.OrTools.Sat;

namespace Parley.Symbolic;

/// <summary>Puts a Boolean problem to Google OR-Tools' CP-SAT. The only file that knows it.</summary>
/// <remarks>
/// One worker, a fixed seed and a limit in deterministic time, so that the same problem gives the same answer on every machine. The solver
/// keeps nothing from one call to the next; the model it is given is kept here and only grows. Source: [PerronFurnon2024].
/// </remarks>
internal sealed class CpSat(Clauses clauses, int seed)
{
    /// <summary>Presolve and inprocessing cost more than most of these problems; they are left for the second look.</summary>
    private const string Plain = "cp_model_presolve:false,linearization_level:0,use_sat_inprocessing:false,symmetry_level:0,cp_model_probing_level:0";

    private readonly CpModelProto model = new();
    private int clausesTaken, sumsTaken;

    /// <summary>Looks for values that fulfil everything.</summary>
    /// <param name="assumptions">Literals that have to hold this time; where they cannot, some of them are named as the reason.</param>
    /// <param name="budget">Charged; bounds the search.</param>
    /// <param name="thorough">Whether to use the solver's presolve: another path through its code to the same answer.</param>
    /// <param name="cancellation">Interrupts the search.</param>
    public Outcome Solve(ReadOnlySpan<int> assumptions, Budget budget, bool thorough, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Take();
        // Building and reading the problem takes time too, which the solver's own measure leaves out.
        if (!budget.Spend(Budget.PerLiteral * (clauses.VariableCount + clauses.LiteralCount)))
            return Outcome.Unknown;
        model.Assumptions.Clear();
        foreach (int literal in assumptions)
            if (literal != Clauses.True)
                model.Assumptions.Add(literal);
        using SolveWrapper solver = new();
        string limit = Math.Max(1e-6, budget.Left).ToString("R", CultureInfo.InvariantCulture);
        solver.SetStringParameters($"num_workers:1,random_seed:{seed},max_deterministic_time:{limit}{(thorough ? "" : "," + Plain)}");
        CpSolverResponse response;
        using (cancellation.Register(solver.StopSearch))
            response = solver.Solve(model);
        cancellation.ThrowIfCancellationRequested();
        budget.Spend(response.DeterministicTime);
        return response.Status switch
        {
            CpSolverStatus.Optimal or CpSolverStatus.Feasible => new(Answer.Found, [.. response.Solution.Select(v => v != 0)], []),
            CpSolverStatus.Infeasible => new(Answer.None, [], [.. response.SufficientAssumptionsForInfeasibility]),
            CpSolverStatus.Unknown => Outcome.Unknown,
            _ => throw new InvalidOperationException($"The solver refuses the problem: {response.Status}."),
        };
    }

    private void Take()
    {
        while (model.Variables.Count < clauses.VariableCount)
        {
            IntegerVariableProto variable = new();
            variable.Domain.Add(model.Variables.Count == 0 ? 1 : 0);
            variable.Domain.Add(1);
            model.Variables.Add(variable);
        }
        for (; clausesTaken < clauses.ClauseCount; clausesTaken++)
        {
            BoolArgumentProto any = new();
            foreach (int literal in clauses.Clause(clausesTaken))
                any.Literals.Add(literal);
            model.Constraints.Add(new ConstraintProto { BoolOr = any });
        }
        for (; sumsTaken < clauses.Sums.Count; sumsTaken++)
        {
            Clauses.Sum sum = clauses.Sums[sumsTaken];
            model.Constraints.Add(Linear(sum, sum.Literal, sum.Bound, long.MaxValue));
            model.Constraints.Add(Linear(sum, ~sum.Literal, long.MinValue, sum.Bound - 1));
        }
    }

    private static ConstraintProto Linear(Clauses.Sum sum, int when, long low, long high)
    {
        LinearConstraintProto linear = new();
        foreach ((int variable, long weight) in sum.Terms)
        {
            linear.Vars.Add(variable);
            linear.Coeffs.Add(weight);
        }
        linear.Domain.Add(low);
        linear.Domain.Add(high);
        ConstraintProto constraint = new() { Linear = linear };
        constraint.EnforcementLiteral.Add(when);
        return constraint;
    }

    /// <summary>What a search came to.</summary>
    internal enum Answer
    {
        /// <summary>Values were found.</summary>
        Found,

        /// <summary>There are none.</summary>
        None,

        /// <summary>The budget ended first.</summary>
        Unknown,
    }

    /// <summary>The answer with its values or its reason.</summary>
    /// <param name="Answer">The answer.</param>
    /// <param name="Values">One per variable where values were found.</param>
    /// <param name="Reason">Assumptions that cannot hold together, where there are no values.</param>
    internal sealed record Outcome(Answer Answer, bool[] Values, int[] Reason)
    {
        public static Outcome Unknown { get; } = new(Answer.Unknown, [], []);

        public bool Holds(int literal) => literal < 0 ? !Values[~literal] : Values[literal];
    }
}
