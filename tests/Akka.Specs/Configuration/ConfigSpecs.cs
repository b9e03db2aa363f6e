using Akka.Configuration;

namespace Akka.Specs.Configuration;

public sealed class ConfigSpecs
{
    [Fact]
    public void A_missing_key_gives_the_default()
    {
        var config = ConfigurationFactory.ParseString("a = 1");

        Assert.Equal(0, config.GetInt("b"));
    }
}
