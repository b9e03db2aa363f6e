using System.Text;

namespace Akka.Hosting;

/// <summary>What the actor system logs for debugging, besides what actors log.</summary>
public class DebugOptions
{
    /// <summary>The messages of actors that implement ILogReceive.</summary>
    public bool? Receive { get; set; }

    /// <summary>Messages such as PoisonPill and Kill.</summary>
    public bool? AutoReceive { get; set; }

    /// <summary>Starts, restarts, ends and watches.</summary>
    public bool? LifeCycle { get; set; }

    /// <summary>Transitions of state machines.</summary>
    public bool? FiniteStateMachine { get; set; }

    /// <summary>Subscriptions to the event stream.</summary>
    public bool? EventStream { get; set; }

    /// <summary>Messages that no one handled.</summary>
    public bool? Unhandled { get; set; }

    /// <summary>Routers whose configuration is in doubt.</summary>
    public bool? RouterMisconfiguration { get; set; }

    /// <summary>The options as HOCON.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text, "receive", Receive);
        Append(text, "autoreceive", AutoReceive);
        Append(text, "lifecycle", LifeCycle);
        Append(text, "fsm", FiniteStateMachine);
        Append(text, "event-stream", EventStream);
        Append(text, "unhandled", Unhandled);
        Append(text, "router-misconfiguration", RouterMisconfiguration);
        return text.Length == 0 ? string.Empty : $"akka.actor.debug {{{Environment.NewLine}{text}}}";
    }

    private static void Append(StringBuilder text, string key, bool? value)
    {
        if (value is { } known)
        {
            text.AppendLine($"{key} = {known.ToHocon()}");
        }
    }
}
