using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Bargaining;

/// <summary>A number as somebody was able to give it: exactly, as a range, as a most likely value with ends, or as several coders' answers.</summary>
/// <remarks>It says what was stated. Which distribution a range stands for is decided by the study that draws from it.</remarks>
public abstract record Estimate
{
    private Estimate() { }

    /// <summary>Keys of the claims named for this number; empty when it rests on what its stance or actor rests on.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>Where it stands in the case file.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>The least value.</summary>
    public abstract double Low { get; }

    /// <summary>The greatest value.</summary>
    public abstract double High { get; }

    /// <summary>The one value to take where one is needed: the most likely, else the middle; of several coders the mean of theirs.</summary>
    public abstract double Middle { get; }

    /// <summary>Whether only one value is possible.</summary>
    public bool IsExact => Low >= High;

    /// <summary>One number.</summary>
    public sealed record Exact(double Value) : Estimate
    {
        /// <inheritdoc/>
        public override double Low => Value;

        /// <inheritdoc/>
        public override double High => Value;

        /// <inheritdoc/>
        public override double Middle => Value;
    }

    /// <summary>Anything between two ends, none likelier than another.</summary>
    /// <param name="From">The lower end.</param>
    /// <param name="To">The upper end, not below the lower.</param>
    public sealed record Between(double From, double To) : Estimate
    {
        /// <inheritdoc/>
        public override double Low => From;

        /// <inheritdoc/>
        public override double High => To;

        /// <inheritdoc/>
        public override double Middle => From + (To - From) / 2;
    }

    /// <summary>A most likely value, and ends that are just possible.</summary>
    /// <param name="From">The lower end.</param>
    /// <param name="Mode">The most likely value, from the lower end to the upper.</param>
    /// <param name="To">The upper end.</param>
    public sealed record Around(double From, double Mode, double To) : Estimate
    {
        /// <inheritdoc/>
        public override double Low => From;

        /// <inheritdoc/>
        public override double High => To;

        /// <inheritdoc/>
        public override double Middle => Mode;
    }

    /// <summary>The answers of several coders, each as likely to be right as another.</summary>
    /// <param name="Answers">At least two, none of them a list of coders itself.</param>
    public sealed record Coders(ImmutableArray<Estimate> Answers) : Estimate
    {
        /// <inheritdoc/>
        public override double Low => Answers.Min(a => a.Low);

        /// <inheritdoc/>
        public override double High => Answers.Max(a => a.High);

        /// <inheritdoc/>
        public override double Middle => Answers.Average(a => a.Middle);
    }
}
