using Parley.Analysis.Stability;
using Parley.Symbolic;
using Parley.Tests.Stability;

namespace Parley.Tests.Symbolic;

public sealed class SymbolicLaws : EngineLaws
{
    internal override IStabilityEngine Engine { get; } = new SymbolicEngine();

    internal override int OneIn => 15;
}

public sealed class SolverOnlyLaws : EngineLaws
{
    internal override IStabilityEngine Engine { get; } = new SymbolicEngine(mostOptions: 0);

    internal override int OneIn => 200;
}
