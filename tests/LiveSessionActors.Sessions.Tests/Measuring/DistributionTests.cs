using LiveSessionActors.Sessions.Measuring;

namespace LiveSessionActors.Sessions.Tests.Measuring;

public sealed class DistributionTests
{
    [Fact]
    public void A_value_counts_up_to_the_first_bound_that_it_does_not_exceed()
    {
        var measure = new Distribution("some.size", "By", "Sizes.", [1, 10]);
        foreach (var value in (double[])[0.5, 1, 1.5, 10, 11])
            measure.Record(value);

        var reading = Assert.Single(measure.Read());

        Assert.Equal([2, 2, 1], reading.Buckets!);
        Assert.Equal(24, reading.Value);
    }

    [Fact]
    public void Nothing_is_lost_between_threads()
    {
        var measure = new Distribution("some.size", "By", "Sizes.", [1]);

        Parallel.For(0, 10_000, number => measure.Record(number % 2 == 0 ? 0.5 : 2.5));

        var reading = Assert.Single(measure.Read());
        Assert.Equal([5000, 5000], reading.Buckets!);
        Assert.Equal(15_000, reading.Value);
    }

    [Fact]
    public void Each_choice_of_tags_has_a_reading_of_its_own()
    {
        var measure = new Distribution("some.size", "By", "Sizes.", [1], "kind", "place");
        measure.Record(1, "a", "b");
        measure.Record(2, "a", "c");
        measure.Record(3, "a", "b");

        var readings = measure.Read().ToDictionary(reading => (string)reading.Tags[1].Value!);

        Assert.Equal((4, 2), (readings["b"].Value, readings["c"].Value));
        Assert.Equal(["kind", "place"], readings["b"].Tags.Select(tag => tag.Key));
    }
}
