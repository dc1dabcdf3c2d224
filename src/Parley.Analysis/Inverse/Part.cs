namespace Parley.Analysis.Inverse;

/// <summary>The progress of one part of a piece of work as progress of the whole.</summary>
/// <param name="whole">Told the share of the whole that is done.</param>
/// <param name="from">Where the part begins, from 0 to 1.</param>
/// <param name="width">How much of the whole the part is.</param>
internal sealed class Part(IProgress<double> whole, double from, double width) : IProgress<double>
{
    public void Report(double value) => whole.Report(from + width * value);

    public static Part? Of(IProgress<double>? whole, double from, double width) => whole is null ? null : new(whole, from, width);
}
