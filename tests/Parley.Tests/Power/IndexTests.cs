using System.Collections.Immutable;
using Parley.Analysis.Power;
using Parley.Power;
using Parley.Studies;

namespace Parley.Tests.Power;

/// <summary>Numbers worked out beforehand, and laws that hold for any shares.</summary>
public sealed class IndexTests
{
    [Theory]
    [InlineData(new[] { .5, .5 }, 0, 2)]
    [InlineData(new[] { 1.0, 0 }, 1, 1)]
    [InlineData(new[] { .4, .3, .2, .1 }, .2582, 3.333)]
    [InlineData(new[] { .6, .2, .1, .1 }, .4761, 2.381)]
    public void Concentration_and_poles_have_the_values_worked_out_by_hand(double[] shares, double con, double poles)
    {
        Assert.Equal(con, Concentration.Con(shares), 4);
        Assert.Equal(poles, Concentration.Poles(shares), 3);
    }

    [Fact]
    public void Concentration_and_poles_are_one_index_in_two_units()
    {
        Random random = new(7);
        for (int k = 0; k < 500; k++)
        {
            double[] shares = Concentration.Shares([.. Enumerable.Range(0, random.Next(2, 40)).Select(_ => random.NextDouble() * Math.Pow(10, random.Next(-3, 12)))]);
            double n = shares.Length, poles = Concentration.Poles(shares), con = Concentration.Con(shares);
            Assert.Equal((1 / poles - 1 / n) / (1 - 1 / n), con * con, 9);
            Assert.InRange(poles, 1, n + 1e-9);
            Assert.Equal(poles, Concentration.Poles([.. shares.Reverse()]), 9);
        }
    }

    [Fact]
    public void Amounts_that_are_no_shares_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Concentration.Shares([1, -1]));
        Assert.Throws<ArgumentException>(() => Concentration.Shares([0, 0]));
        Assert.Throws<ArgumentException>(() => Concentration.Con([1.0]));
        Assert.Throws<ArgumentException>(() => Concentration.Poles([.5, .6]));
    }

    [Theory]
    [InlineData(0, 0, 0, 90, 1, 1, 0, 45, 1866.0)]
    [InlineData(0, 0, 0, 90, 3, 1, 0, 18.435, 1334.3)]
    [InlineData(40.7, -74.0, 35.7, 139.7, 1, 1, 69.66, -153.62, 2173.1)]
    public void A_centre_of_two_places_lies_where_it_was_worked_out(double north, double east, double north2, double east2, double weight, double weight2, double latitude, double longitude, double depth)
    {
        CentrePoint centre = CentreOfGravity.Of(2000, [(new Place("A", north, east), weight), (new Place("B", north2, east2), weight2)]);
        Assert.Equal(latitude, centre.Latitude!.Value, 0.01);
        Assert.Equal(longitude, centre.Longitude!.Value, 0.01);
        Assert.Equal(depth, centre.Depth, 0.1);
    }

    [Fact]
    public void Where_weights_cancel_no_direction_is_made_up()
    {
        CentrePoint middle = CentreOfGravity.Of(2000, [(new Place("A", 30, 40), 2), (new Place("B", -30, -140), 2)]);
        Assert.Null(middle.Latitude);
        Assert.Null(middle.Longitude);
        Assert.Equal(CentrePoint.Radius, middle.Depth, 6);
        CentrePoint axis = CentreOfGravity.Of(2000, [(new Place("A", 60, 0), 1), (new Place("B", 60, 180), 1)]);
        Assert.Equal(90, axis.Latitude!.Value, 9);
        Assert.Null(axis.Longitude);
    }

    [Fact]
    public void A_centre_turns_with_the_globe_and_ignores_the_unit_of_weight()
    {
        Random random = new(11);
        for (int k = 0; k < 200; k++)
        {
            (Place Place, double Weight)[] weights = [.. Enumerable.Range(0, random.Next(1, 30)).Select(i => (new Place($"{i}", random.NextDouble() * 180 - 90, random.NextDouble() * 300 - 150), random.NextDouble() + 0.01))];
            CentrePoint here = CentreOfGravity.Of(2000, weights), turned = CentreOfGravity.Of(2000, [.. weights.Select(w => (w.Place with { Longitude = w.Place.Longitude + 25 }, 1e9 * w.Weight))]);
            Assert.Equal(here.Depth, turned.Depth, 6);
            Assert.Equal(here.Latitude!.Value, turned.Latitude!.Value, 6);
            Assert.Equal(0, Math.IEEERemainder(turned.Longitude!.Value - here.Longitude!.Value - 25, 360), 6);
        }
    }

    [Fact]
    public void Cinc_is_the_mean_over_components_that_are_there()
    {
        // Worked out by hand: A has 3/4 of the expenditure and 1/2 of the people, B the rest; A's other components are missing or nobody has any.
        ImmutableArray<CapabilityRow> rows =
        [
            new("A", 1900, [30, null, 0, null, 50, null], 0.625),
            new("B", 1900, [10, 5, 0, null, 50, null], 0.583),
        ];
        Measure cinc = NationalCapability.Cinc(rows);
        Assert.Equal([("A", (0.75 + 0.5) / 2), ("B", (0.25 + 1 + 0.5) / 3)], cinc.Holdings.Select(h => (h.Code, h.Value)));
        Assert.Equal("B", NationalCapability.Furthest(rows, cinc)!.Value.Row.Code);
    }

    [Fact]
    public void Cinc_agrees_with_its_definition_read_slowly()
    {
        Random random = new(5);
        for (int k = 0; k < 100; k++)
        {
            CapabilityRow[] rows = [.. Enumerable.Range(0, random.Next(1, 9)).SelectMany(s => Enumerable.Range(1900, 3).Select(y => new CapabilityRow($"S{s}", y, [.. Enumerable.Range(0, 6).Select(_ => random.Next(4) == 0 ? (double?)null : Math.Round(random.NextDouble() * 100, 2))], null)))];
            foreach (Holding holding in NationalCapability.Cinc([.. rows]).Holdings)
            {
                double sum = 0;
                int present = 0;
                CapabilityRow own = rows.Single(r => r.Code == holding.Code && r.Year == holding.Year);
                for (int c = 0; c < 6; c++)
                {
                    double total = 0;
                    foreach (CapabilityRow row in rows)
                        if (row.Year == holding.Year && row.Components[c] is double value)
                            total += value;
                    if (own.Components[c] is double mine && total > 0)
                        (sum, present) = (sum + mine / total, present + 1);
                }
                Assert.Equal(sum / present, holding.Value, 1e-9);
            }
        }
    }

    [Fact]
    public void Zones_follow_their_rule_and_keep_equals_together()
    {
        Assert.Equal(
            [PowerZone.Centre, PowerZone.Centre, PowerZone.Periphery, PowerZone.Periphery, PowerZone.Frontier],
            Zones.Of([.3, .25, .2, .2, .05], .5, .9));
        Assert.Equal([PowerZone.Centre, PowerZone.Centre, PowerZone.Centre, PowerZone.Centre], Zones.Of([.25, .25, .25, .25], .5, .9));
        Assert.Throws<ArgumentException>(() => Zones.Of([1.0], .9, .5));
    }
}
