using System.Globalization;
using System.Text;

namespace Akka.Hosting;

/// <summary>What is logged of dead letters.</summary>
public class DeadLetterOptions
{
    /// <summary>Whether none, all, or the first <see cref="LogCount" /> are logged.</summary>
    public TriStateValue ShouldLog { get; set; } = TriStateValue.Some;

    /// <summary>How many are logged before a silence.</summary>
    public int LogCount { get; set; } = 10;

    /// <summary>Whether they are logged while the system terminates.</summary>
    public bool? LogDuringShutdown { get; set; }

    /// <summary>How long the silence is; zero for ever.</summary>
    public TimeSpan? LogSuspendDuration { get; set; }

    /// <summary>The options as HOCON.</summary>
    public override string ToString()
    {
        var count = ShouldLog switch
        {
            TriStateValue.All => "on",
            TriStateValue.None => "off",
            _ => LogCount.ToString(CultureInfo.InvariantCulture),
        };
        var text = new StringBuilder().AppendLine("akka {").AppendLine($"log-dead-letters = {count}");
        if (LogDuringShutdown is { } during)
        {
            text.AppendLine($"log-dead-letters-during-shutdown = {during.ToHocon()}");
        }

        if (LogSuspendDuration is { } silence)
        {
            text.AppendLine(
                $"log-dead-letters-suspend-duration = {silence.ToHocon(allowInfinite: true, zeroIsInfinite: true)}");
        }

        return text.AppendLine("}").ToString();
    }
}
