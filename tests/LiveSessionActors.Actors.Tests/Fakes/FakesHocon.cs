using Akka.Configuration;

namespace LiveSessionActors.Actors.Tests.Fakes;

/// <summary>The configuration of the actors' tests: <c>fakes.conf</c>.</summary>
internal static class FakesHocon
{
    /// <summary>
    /// Has every message go through its serialiser, once all of them have one: <c>on</c> or <c>off</c>, the default.
    /// </summary>
    private const string SerializeMessages = "LIVE_SESSIONS_SERIALIZE_MESSAGES";

    public static Config Config { get; } = Switch().WithFallback(ConfigurationFactory.ParseString(Read()));

    private static Config Switch() => ConfigurationFactory.ParseString(
        $"akka.actor.serialize-messages = {Environment.GetEnvironmentVariable(SerializeMessages) ?? "off"}");

    private static string Read()
    {
        using var reader = new StreamReader(typeof(FakesHocon).Assembly.GetManifestResourceStream("fakes.conf")!);
        return reader.ReadToEnd();
    }
}
