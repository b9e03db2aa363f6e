namespace Akka.Actor;

/// <summary>
/// A reference that waits for an answer; it has a place below <c>/temp</c> once somebody asks for its path.
/// </summary>
internal abstract class TempActorRef(IActorRefProvider provider) : MinimalActorRef
{
    private readonly Lock _lock = new();
    private ActorPath _path;
    private bool _done;

    public override IActorRefProvider Provider => provider;

    public override IInternalActorRef Parent => provider.TempContainer;

    public override ActorPath Path
    {
        get
        {
            lock (_lock)
            {
                if (_path is not null)
                    return _path;
                _path = provider.TempPath();
                if (!_done)
                    provider.RegisterTempActor(this, _path);
                return _path;
            }
        }
    }

    protected void Unregister()
    {
        lock (_lock)
        {
            if (!_done && _path is not null)
                provider.UnregisterTempActor(_path);
            _done = true;
        }
    }
}
