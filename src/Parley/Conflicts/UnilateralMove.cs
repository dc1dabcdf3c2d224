namespace Parley.Conflicts;

/// <summary>One decision maker takes the conflict from one state to another.</summary>
/// <param name="Mover">Index of the decision maker; in paths of coalitions, from the number of decision makers on, of a group in <see cref="Conflict.JointOwners"/>.</param>
/// <param name="From">State index before.</param>
/// <param name="To">State index after.</param>
public readonly record struct UnilateralMove(int Mover, int From, int To);
