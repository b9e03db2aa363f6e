using Akka.Configuration;
using Akka.Hosting;

namespace Akka.Specs.Hosting;

public sealed class HoconExtensionsSpecs
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData(null, "null")]
    [InlineData("a:b", "\"a:b\"")]
    [InlineData("C:\\some\\path", "\"C:\\\\some\\\\path\"")]
    [InlineData("say \"hello\"\n", "\"say \\\"hello\\\"\\n\"")]
    [InlineData("akka://a/b", "\"akka:\\/\\/a\\/b\"")]
    public void A_text_is_written_so_that_it_is_read_again(string? text, string written)
    {
        Assert.Equal(written, text.ToHocon());

        var read = ConfigurationFactory.ParseString($"key = {written}\n").GetString("key");

        Assert.Equal(text?.Trim(), read);
    }

    [Fact]
    public void Values_are_written()
    {
        Assert.Equal("on", true.ToHocon());
        Assert.Equal("off", ((bool?)false).ToHocon());
        Assert.Equal("1500", TimeSpan.FromSeconds(1.5).ToHocon());
        Assert.Equal("infinite", TimeSpan.Zero.ToHocon(allowInfinite: true, zeroIsInfinite: true));
        Assert.Equal("0", TimeSpan.Zero.ToHocon());
        Assert.Equal("1.5", 1.5.ToHocon());
        Assert.Equal("7", 7.ToHocon());
        Assert.Throws<ConfigurationException>(() => ((int?)null).ToHocon());
        Assert.Throws<ConfigurationException>(() => TimeSpan.FromSeconds(-1).ToHocon());
    }
}
