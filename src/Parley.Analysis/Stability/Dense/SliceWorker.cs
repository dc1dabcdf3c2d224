using System.Numerics;

namespace Parley.Analysis.Stability;

/// <summary>Scratch memory of one slice for one thread: the two ways of finding least replies, each made when it is first asked for.</summary>
internal sealed class SliceWorker<T, TMember>(CubeLayout layout, FibreRanks<TMember>[] opponents)
    where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    where TMember : unmanaged, IBinaryInteger<TMember>, IUnsignedNumber<TMember>
{
    private SliceRounds<T>? rounds;
    private SliceReplies<T, TMember>? replies;
    private uint own;
    private bool isReady;

    /// <summary>Room for one value for each of the slice's places.</summary>
    public T[] Values { get; } = new T[layout.SliceLength];

    /// <summary>By rounds; only where <see cref="SliceRounds{T}.Suits"/>.</summary>
    public SliceRounds<T> Rounds
    {
        get
        {
            if (rounds is null)
            {
                rounds = new(layout, opponents as FibreRanks<byte>[] ?? throw new InvalidOperationException("rounds take narrow ranks"));
                rounds.Turn(own);
            }
            return rounds;
        }
    }

    /// <summary>By labels.</summary>
    public SliceReplies<T, TMember> Replies
    {
        get
        {
            replies ??= new(layout, [.. opponents.Select(f => new SliceOpponent<TMember>(f, layout))]);
            if (!isReady)
                replies.Load(own);
            isReady = true;
            return replies;
        }
    }

    /// <summary>Turns to a slice, with the ranks as they are now.</summary>
    public void Turn(uint slice)
    {
        (own, isReady) = (slice, false);
        rounds?.Turn(slice);
    }
}
