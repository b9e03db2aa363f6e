using Akka.Actor;
using Akka.Event;

namespace Akka.Dispatch.SysMsg;

/// <summary>Ends an actor.</summary>
internal sealed class Terminate : SystemMessage, IPossiblyHarmful, IDeadLetterSuppression;
