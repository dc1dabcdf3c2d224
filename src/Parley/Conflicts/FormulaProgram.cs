using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace Parley.Conflicts;

/// <summary>Several formulas, made ready to be evaluated at 512 consecutive states at once.</summary>
/// <remarks>The same truth values as <see cref="Formula.Holds"/>. Immutable; evaluation needs scratch memory of the caller's.</remarks>
public sealed class FormulaProgram
{
    /// <summary>How many states one evaluation covers.</summary>
    public const int Block = 512;

    private const int BlockBits = 9;

    private enum Step : byte { Option, Not, And, Or, If, Iff, Result }

    private readonly ImmutableArray<(Step Step, int Operand)> steps;

    /// <summary>Makes formulas ready.</summary>
    public FormulaProgram(IEnumerable<Formula> formulas)
    {
        ArgumentNullException.ThrowIfNull(formulas);
        ImmutableArray<(Step, int)>.Builder all = ImmutableArray.CreateBuilder<(Step, int)>();
        foreach (Formula formula in formulas)
        {
            Height = Math.Max(Height, Append(formula, all));
            all.Add((Step.Result, Count++));
        }
        steps = all.ToImmutable();
    }

    /// <summary>How many formulas there are.</summary>
    public int Count { get; }

    /// <summary>How many vectors of scratch memory an evaluation needs.</summary>
    public int Height { get; }

    /// <summary>The value of every formula at 512 consecutive states.</summary>
    /// <param name="first">Bits of the first state; its nine lowest bits are zero.</param>
    /// <param name="truth">Length <see cref="Count"/>; entry f gets formula f, bit j for the state first + j.</param>
    /// <param name="scratch">At least <see cref="Height"/> long; overwritten.</param>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    public void Evaluate(UInt128 first, Span<Vector512<ulong>> truth, Span<Vector512<ulong>> scratch)
    {
        int top = 0;
        foreach ((Step step, int operand) in steps.AsSpan())
            switch (step)
            {
                case Step.Option:
                    scratch[top++] = operand < BlockBits ? LowOption(operand)
                        : (first >> operand & 1) != 0 ? Vector512<ulong>.AllBitsSet : Vector512<ulong>.Zero;
                    break;
                case Step.Not:
                    scratch[top - 1] = ~scratch[top - 1];
                    break;
                case Step.And:
                    top--;
                    scratch[top - 1] &= scratch[top];
                    break;
                case Step.Or:
                    top--;
                    scratch[top - 1] |= scratch[top];
                    break;
                case Step.If:
                    top--;
                    scratch[top - 1] |= ~scratch[top];
                    break;
                case Step.Iff:
                    top--;
                    scratch[top - 1] = ~(scratch[top - 1] ^ scratch[top]);
                    break;
                default:
                    truth[operand] = scratch[--top];
                    break;
            }
    }

    private static Vector512<ulong> LowOption(int option) => option switch
    {
        0 => Vector512.Create(0xAAAA_AAAA_AAAA_AAAAUL),
        1 => Vector512.Create(0xCCCC_CCCC_CCCC_CCCCUL),
        2 => Vector512.Create(0xF0F0_F0F0_F0F0_F0F0UL),
        3 => Vector512.Create(0xFF00_FF00_FF00_FF00UL),
        4 => Vector512.Create(0xFFFF_0000_FFFF_0000UL),
        5 => Vector512.Create(0xFFFF_FFFF_0000_0000UL),
        6 => Vector512.Create(0UL, ulong.MaxValue, 0, ulong.MaxValue, 0, ulong.MaxValue, 0, ulong.MaxValue),
        7 => Vector512.Create(0UL, 0, ulong.MaxValue, ulong.MaxValue, 0, 0, ulong.MaxValue, ulong.MaxValue),
        _ => Vector512.Create(0UL, 0, 0, 0, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue),
    };

    // Operands first; returns how many values stand on the stack at most.
    private static int Append(Formula formula, ImmutableArray<(Step, int)>.Builder all)
    {
        switch (formula)
        {
            case Formula.Takes f:
                all.Add((Step.Option, f.Index));
                return 1;
            case Formula.Not f:
                int height = Append(f.Operand, all);
                all.Add((Step.Not, 0));
                return height;
            case Formula.And f:
                return Both(f.Left, f.Right, Step.And);
            case Formula.Or f:
                return Both(f.Left, f.Right, Step.Or);
            case Formula.If f:
                return Both(f.Consequent, f.Condition, Step.If);
            case Formula.Iff f:
                return Both(f.Left, f.Right, Step.Iff);
            default:
                throw new InvalidOperationException("the family is closed");
        }

        int Both(Formula left, Formula right, Step step)
        {
            int height = Math.Max(Append(left, all), 1 + Append(right, all));
            all.Add((step, 0));
            return height;
        }
    }
}
