using Akka.Actor;
using Akka.Configuration;

namespace Akka.TestKit;

/// <summary>The settings below <c>akka.test</c>.</summary>
public class TestKitSettings : IExtension
{
    /// <summary>Reads the settings.</summary>
    public TestKitSettings(Config config)
    {
        if (config.IsNullOrEmpty())
        {
            throw ConfigurationException.NullOrEmptyConfig<TestKitSettings>();
        }

        DefaultTimeout = config.GetTimeSpan("akka.test.default-timeout", null, allowInfinite: false);
        SingleExpectDefault = config.GetTimeSpan("akka.test.single-expect-default", null, allowInfinite: false);
        TestEventFilterLeeway = config.GetTimeSpan("akka.test.filter-leeway", null, allowInfinite: false);
        TestTimeFactor = config.GetDouble("akka.test.timefactor");
        if (TestTimeFactor <= 0)
        {
            throw new ConfigurationException(
                $"Expected a positive value for \"akka.test.timefactor\" but found {TestTimeFactor}");
        }
    }

    /// <summary>How long latches and barriers wait.</summary>
    public TimeSpan DefaultTimeout { get; }

    /// <summary>How long a message is waited for outside of <c>Within</c>.</summary>
    public TimeSpan SingleExpectDefault { get; }

    /// <summary>How long an event filter waits for the events it expects.</summary>
    public TimeSpan TestEventFilterLeeway { get; }

    /// <summary>What timeouts are multiplied by.</summary>
    public double TestTimeFactor { get; }
}
