using Akka.Configuration;

namespace Akka.Specs.Configuration;

public sealed class ConfigFallbackSpecs
{
    [Fact]
    public void A_key_that_is_missing_is_looked_up_in_the_fallbacks_in_order()
    {
        var config = ConfigurationFactory.ParseString("a.x = 1")
            .WithFallback(ConfigurationFactory.ParseString("a { x = 2, y = 2 }"))
            .WithFallback(ConfigurationFactory.ParseString("a { x = 3, y = 3, z = 3 }"));

        Assert.Equal(1, config.GetInt("a.x"));
        Assert.Equal(2, config.GetInt("a.y"));
        Assert.Equal(3, config.GetInt("a.z"));
        Assert.Equal(3, config.GetConfig("a").GetInt("z"));
    }

    [Fact]
    public void A_null_or_an_array_hides_the_fallback()
    {
        var config = ConfigurationFactory.ParseString("a = null, b = [1]")
            .WithFallback(ConfigurationFactory.ParseString("a = text, b = [1, 2]"));

        Assert.Null(config.GetString("a"));
        Assert.Equal([1], config.GetIntList("b"));
    }

    [Fact]
    public void The_configurations_themselves_stay_as_they_were()
    {
        var first = ConfigurationFactory.ParseString("a { x = 1 }");
        var second = ConfigurationFactory.ParseString("a { y = 2 }");

        var both = first.WithFallback(second);

        Assert.False(first.HasPath("a.y"));
        Assert.False(second.HasPath("a.x"));
        Assert.True(both.HasPath("a.x") && both.HasPath("a.y"));
    }

    [Fact]
    public void Nothing_is_merged_with_nothing()
    {
        var config = ConfigurationFactory.ParseString("a = 1");

        Assert.Same(config, config.WithFallback(null));
        Assert.Same(config, Config.Empty.WithFallback(config));
        Assert.Same(config, config.WithFallback(ConfigurationFactory.ParseString("a = 1")));
        Assert.Throws<ArgumentException>(() => config.WithFallback(config));
        Assert.Same(config, default(Config).SafeWithFallback(config));
        Assert.Same(config, config.SafeWithFallback(config));
    }

    [Fact]
    public void An_empty_configuration_says_so()
    {
        Assert.True(Config.Empty.IsEmpty);
        Assert.True(ConfigurationFactory.ParseString("# only a comment\n").IsEmpty);
        Assert.False(ConfigurationFactory.ParseString("a = 1").IsEmpty);
        Assert.True(default(Config).IsNullOrEmpty());
    }

    [Fact]
    public void Text_stands_for_the_configuration_that_it_says()
    {
        Config config = "a = 1";

        Assert.Equal(2, (config + "b = 2").GetInt("b"));
        Assert.Equal(3, ("a = 3" + config).GetInt("a"));
    }

    [Fact]
    public void The_keys_at_the_top_are_enumerated_once_each()
    {
        var config = ConfigurationFactory.ParseString("a = 1, b = 1")
            .WithFallback(ConfigurationFactory.ParseString("b = 2, c = 2"));

        var items = config.AsEnumerable().ToDictionary(item => item.Key, item => item.Value.GetInt());

        Assert.Equal(3, items.Count);
        Assert.Equal(1, items["b"]);
        Assert.Equal(2, items["c"]);
    }

    [Fact]
    public void A_configuration_is_written_with_and_without_its_fallbacks()
    {
        var config = ConfigurationFactory.ParseString("a { x = 1, \"y z\" = [1, b c] }")
            .WithFallback(ConfigurationFactory.ParseString("b = \"c:d\""));

        Assert.Equal("  a : {\r\n    x : 1\r\n    \"y z\" : [1,\"b c\"]\r\n  }\r\n", config.ToString());
        Assert.Equal(
            "  b : \"c:d\"\r\n  a : {\r\n    x : 1\r\n    \"y z\" : [1,\"b c\"]\r\n  }\r\n",
            config.ToString(includeFallback: true));
    }

    [Fact]
    public void The_text_of_a_configuration_reads_as_that_configuration()
    {
        var config = ConfigurationFactory.ParseString("a { b { c = 1, d = [1, 2] } }\ne = \"f g\"");

        var again = ConfigurationFactory.ParseString(config.ToString());

        Assert.Equal(config.ToString(), again.ToString());
    }
}
