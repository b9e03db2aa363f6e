using Akka.Configuration;

namespace Akka.Specs.Configuration;

public sealed class ConfigGetterSpecs
{
    private static readonly Config Config = ConfigurationFactory.ParseString("""
        text = "a text"
        number = 42
        large = 4000000000
        fraction = 1.5
        yes = on
        no = false
        nothing = null
        numbers = [1, 2, 3]
        texts = [a, "b c"]
        truths = [on, off, true]
        object { inner = 1 }
        """);

    [Fact]
    public void A_value_is_read_as_the_type_that_is_asked_for()
    {
        Assert.Equal("a text", Config.GetString("text"));
        Assert.Equal(42, Config.GetInt("number"));
        Assert.Equal(4_000_000_000, Config.GetLong("large"));
        Assert.Equal(1.5f, Config.GetFloat("fraction"));
        Assert.Equal(1.5, Config.GetDouble("fraction"));
        Assert.Equal(1.5m, Config.GetDecimal("fraction"));
        Assert.True(Config.GetBoolean("yes"));
        Assert.False(Config.GetBoolean("no", true));
    }

    [Fact]
    public void An_array_is_read_as_a_list()
    {
        Assert.Equal([1, 2, 3], Config.GetIntList("numbers"));
        Assert.Equal([1L, 2L, 3L], Config.GetLongList("numbers"));
        Assert.Equal([(byte)1, (byte)2, (byte)3], Config.GetByteList("numbers"));
        Assert.Equal([1f, 2f, 3f], Config.GetFloatList("numbers"));
        Assert.Equal([1d, 2d, 3d], Config.GetDoubleList("numbers"));
        Assert.Equal([1m, 2m, 3m], Config.GetDecimalList("numbers"));
        Assert.Equal(["a", "b c"], Config.GetStringList("texts"));
        Assert.Equal([true, false, true], Config.GetBooleanList("truths"));
    }

    [Fact]
    public void A_missing_key_gives_the_default_of_its_type()
    {
        Assert.Null(Config.GetString("missing"));
        Assert.Equal(0, Config.GetInt("missing"));
        Assert.Equal(0L, Config.GetLong("missing"));
        Assert.Equal(0f, Config.GetFloat("missing"));
        Assert.Equal(0d, Config.GetDouble("missing"));
        Assert.Equal(0m, Config.GetDecimal("missing"));
        Assert.False(Config.GetBoolean("missing"));
        Assert.Equal(TimeSpan.Zero, Config.GetTimeSpan("missing", null));
        Assert.Null(Config.GetByteSize("missing", null));
        Assert.Empty(Config.GetStringList("missing"));
        Assert.Null(Config.GetConfig("missing"));
        Assert.Null(Config.GetValue("missing"));
    }

    [Fact]
    public void A_missing_key_gives_the_default_that_was_named()
    {
        Assert.Equal("x", Config.GetString("object.missing", "x"));
        Assert.Equal(7, Config.GetInt("object.missing", 7));
        Assert.True(Config.GetBoolean("object.missing", true));
        Assert.Equal(TimeSpan.FromSeconds(2), Config.GetTimeSpan("object.missing", TimeSpan.FromSeconds(2)));
        Assert.Equal(5L, Config.GetByteSize("object.missing", 5));
        Assert.Equal(["x"], Config.GetStringList("object.missing", ["x"]));
    }

    [Fact]
    public void The_array_of_a_missing_key_is_an_error() =>
        Assert.ThrowsAny<Exception>(() => Config.GetIntList("missing"));

    [Fact]
    public void A_null_is_there_but_has_no_text()
    {
        Assert.True(Config.HasPath("nothing"));
        Assert.Null(Config.GetString("nothing", "unused"));
    }

    [Fact]
    public void What_is_no_number_is_an_error()
    {
        Assert.Throws<FormatException>(() => Config.GetInt("text"));
        Assert.Throws<OverflowException>(() => Config.GetInt("large"));
        Assert.Throws<NotSupportedException>(() => Config.GetBoolean("text"));
    }

    [Fact]
    public void A_path_may_be_asked_for_and_taken_as_a_configuration()
    {
        Assert.True(Config.HasPath("object.inner"));
        Assert.False(Config.HasPath("object.outer"));
        Assert.False(Config.HasPath("text.inner"));
        Assert.Equal(1, Config.GetConfig("object").GetInt("inner"));
        Assert.Equal(1, Config.GetValue("object").ToConfig().GetInt("inner"));
        Assert.Equal(1, Config.GetValue("object").AtKey("under").GetInt("under.inner"));
    }

    [Theory]
    [InlineData("10", 10)]
    [InlineData("10ms", 10)]
    [InlineData("10 milliseconds", 10)]
    [InlineData("1.5 s", 1500)]
    [InlineData("2 seconds", 2000)]
    [InlineData("3m", 180_000)]
    [InlineData("1 hour", 3_600_000)]
    [InlineData("1d", 86_400_000)]
    [InlineData("1500 micros", 1.5)]
    [InlineData("2000000 ns", 2)]
    [InlineData("infinite", -1)]
    [InlineData("Infinite", -1)]
    public void A_duration_is_a_number_and_a_unit(string text, double milliseconds)
    {
        var config = ConfigurationFactory.ParseString($"duration = {text}");

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), config.GetTimeSpan("duration"));
    }

    [Theory]
    [InlineData("-1 s")]
    [InlineData("-1")]
    [InlineData("1 us")]
    [InlineData("1 fortnight")]
    [InlineData("soon")]
    public void Anything_else_is_no_duration(string text)
    {
        var config = ConfigurationFactory.ParseString($"duration = \"{text}\"");

        Assert.Throws<FormatException>(() => config.GetTimeSpan("duration"));
    }

    [Fact]
    public void An_infinite_duration_can_be_ruled_out()
    {
        var config = ConfigurationFactory.ParseString("duration = infinite");

        Assert.Throws<FormatException>(() => config.GetTimeSpan("duration", null, allowInfinite: false));
    }

    [Theory]
    [InlineData("128", 128)]
    [InlineData("128b", 128)]
    [InlineData("4k", 4096)]
    [InlineData("4 KiB", 4096)]
    [InlineData("4kB", 4000)]
    [InlineData("2 MiB", 2_097_152)]
    [InlineData("2MB", 2_000_000)]
    [InlineData("1 gibibyte", 1_073_741_824)]
    public void A_size_is_a_whole_number_and_a_unit(string text, long bytes)
    {
        var config = ConfigurationFactory.ParseString($"size = {text}");

        Assert.Equal(bytes, config.GetByteSize("size", null));
    }

    [Fact]
    public void An_unknown_unit_is_no_size()
    {
        var config = ConfigurationFactory.ParseString("size = 4 KB");

        Assert.Throws<FormatException>(() => config.GetByteSize("size", null));
    }
}
