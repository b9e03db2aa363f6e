using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;

namespace LiveSessionActors.Actors.Appending;

/// <summary>How much waits for a session while it recovers, when Akka.Persistence stashes whatever comes.</summary>
internal sealed class RecoveryStash(SessionSettings limits)
{
    private int _count;
    private long _bytes;

    /// <summary>Counts one more, unless so much waits that it is to be refused.</summary>
    public bool TryAdd(ISessionMessage message)
    {
        if (_count >= limits.WaitingMax || _bytes >= limits.WaitingBytesMax)
            return false;

        _count++;
        _bytes += message is SessionCommand.AppendEvent append ? append.Event.Bytes : 0;
        return true;
    }
}
