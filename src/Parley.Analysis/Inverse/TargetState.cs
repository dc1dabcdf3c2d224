using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Inverse;

/// <summary>Asks about the stability of one state again and again while rankings change and moves stay.</summary>
/// <remarks>Moves, and the states that plain moves reach, are worked out once. Agrees with the definitions by test.</remarks>
internal sealed class TargetState(GraphModel g, int s)
{
    /// <summary>No more simultaneous answers are looked at than this.</summary>
    public const int MostJointAnswers = 1 << 16;

    private readonly int[]?[][] moves = [.. g.DecisionMakers.Select(_ => new int[]?[g.StateCount])];
    private readonly Dictionary<(int, int), int[]> reachedByMoves = [];
    private readonly int[][] opponents = [.. Enumerable.Range(0, g.DecisionMakers.Length).Select(i => LegalSequences.OpponentsOf(g, i))];

    public GraphModel Model => g;

    public int State => s;

    public int Parties => opponents.Length;

    public int[] Opponents(int i) => opponents[i];

    public int[] Moves(int i, int state) => moves[i][state] ??= [.. g.Moves(i, state)];

    /// <summary>Whether a concept can be answered: any that exists for the model, with answers few enough to be looked at; not strength, of which a new ranking knows nothing.</summary>
    public bool Answers(StabilityConcept concept)
    {
        if (!Definitions.IsDefined(concept, g) || concept is StabilityConcept.WeakStability or StabilityConcept.Read { Reading: PreferenceReading.Strong })
            return false;
        if (concept is not (StabilityConcept.SimultaneousStability or StabilityConcept.SequentialOrSimultaneousStability))
            return true;
        double most = 1;
        for (int i = 0; i < Parties; i++)
            most = Math.Max(most, opponents[i].Aggregate(1.0, (product, j) => product * (Moves(j, s).Length + 1)));
        return most <= MostJointAnswers;
    }

    /// <summary>The focal party's first undeterred improvement; -1 when the state is stable.</summary>
    public int Undeterred(StabilityConcept concept, int[][] ranks, int i)
    {
        if (concept is StabilityConcept.SequentialOrSimultaneousStability)
            return Undeterred(StabilityConcept.Seq, ranks, i) is int x and >= 0 && Undeterred(StabilityConcept.Sim, ranks, i) >= 0 ? x : -1;
        int[] own = ranks[i];
        foreach (int x in Moves(i, s))
            if (own[x] > own[s] && !Answered(concept, ranks, i, x).Any(y => Deters(concept, own, i, y)))
                return x;
        return -1;
    }

    /// <summary>Whether everybody would stay.</summary>
    public bool IsEquilibrium(StabilityConcept concept, int[][] ranks)
    {
        if (!concept.IsOverRanks)
        {
            GraphModel revised = Rankings.Model(g, ranks);
            return Enumerable.Range(0, Parties).All(i => Stability.Stability.Explain(revised, i, s, concept).IsStable == true);
        }
        for (int i = 0; i < Parties; i++)
            if (Undeterred(concept, ranks, i) >= 0)
                return false;
        return true;
    }

    /// <summary>Whether a state is a sanction, given where the opponents can go.</summary>
    public bool Deters(StabilityConcept concept, int[] own, int i, int y) =>
        own[y] <= own[s] && (!concept.IsSymmetric() || Array.TrueForAll(Moves(i, y), z => own[z] <= own[s]));

    /// <summary>Whether the opponents' preferences matter for the focal party's stability.</summary>
    public static bool DependsOnOpponents(StabilityConcept concept) => !concept.IsOverRanks || concept is StabilityConcept.SequentialStability
        or StabilityConcept.SymmetricSequentialStability or StabilityConcept.SimultaneousStability or StabilityConcept.SequentialOrSimultaneousStability;

    /// <summary>What a concept would be if opponents could be relied on to make any move they can; needed for it under any preferences of theirs.</summary>
    public bool CouldBeStable(StabilityConcept concept, int[] own, int i)
    {
        if (!concept.IsOverRanks)
            return true;                                           // nothing of the kind is known
        foreach (int x in Moves(i, s))
            if (own[x] > own[s] && !Could(concept, x))
                return false;
        return true;

        bool Could(StabilityConcept c, int x) => c switch
        {
            StabilityConcept.NashStability => false,
            StabilityConcept.SimultaneousStability => Joint(i, x, (j, _) => true).Any(y => own[y] <= own[s]),
            StabilityConcept.SequentialOrSimultaneousStability => Could(StabilityConcept.Seq, x) || Could(StabilityConcept.Sim, x),
            _ => ReachedByMoves(i, x).Any(y => Deters(c, own, i, y)),
        };
    }

    /// <summary>The states in which the opponents' answers to an improvement can end under a concept.</summary>
    public IEnumerable<int> Answered(StabilityConcept concept, int[][] ranks, int i, int x) => concept switch
    {
        StabilityConcept.NashStability => [],
        StabilityConcept.GeneralMetarationality or StabilityConcept.SymmetricMetarationality => ReachedByMoves(i, x),
        StabilityConcept.SequentialStability or StabilityConcept.SymmetricSequentialStability => new Pursuit(this, ranks, i, x).Reached,
        StabilityConcept.SimultaneousStability => Joint(i, x, (j, t) => ranks[j][t] > ranks[j][s]),
        _ => throw new ArgumentException($"{concept.Name} is not a sanction concept.", nameof(concept)),
    };

    /// <summary>Where the opponents can go from x by moves of any kind.</summary>
    public int[] ReachedByMoves(int i, int x)
    {
        if (!reachedByMoves.TryGetValue((i, x), out int[]? reached))
            reachedByMoves.Add((i, x), reached = [.. new Pursuit(this, null, i, x).Reached]);
        return reached;
    }

    /// <summary>Joint outcomes of x and of improvements the opponents take at the same time; at least one opponent takes one.</summary>
    public IEnumerable<int> Joint(int i, int x, Func<int, int, bool> takes) => JointChoices(i, x, takes).Select(c => c.End);

    /// <summary>The same with each opponent's choice; the target itself where that opponent stays.</summary>
    public IEnumerable<(int End, (int Party, int To)[] Chosen)> JointChoices(int i, int x, Func<int, int, bool> takes)
    {
        OptionForm form = (OptionForm)g;
        IEnumerable<(UInt128 Bits, (int, int)[] Chosen)> combined = [(form.States[x].Bits, [])];
        foreach (int j in opponents[i])
        {
            UInt128 own = g.DecisionMakers[j].Control;
            int[] choices = [s, .. Moves(j, s).Where(t => takes(j, t))];
            combined = combined.SelectMany(c => choices.Select(t =>
                ((c.Bits & ~own) | (form.States[t].Bits & own), t == s ? c.Chosen : [.. c.Chosen, (j, t)])));
        }
        return combined.Where(c => c.Chosen.Length > 0).Select(c => (form.States.IndexOf(new State(c.Bits)), c.Chosen)).Where(c => c.Item1 >= 0);
    }
}
