namespace Akka.Dispatch;

/// <summary>An action as something to run.</summary>
public sealed class ActionRunnable : IRunnable
{
    private readonly Action _action;

    /// <summary>Wraps the action.</summary>
    public ActionRunnable(Action action) => _action = action;

    /// <inheritdoc />
    public void Run() => _action();

    /// <inheritdoc />
    public void Execute() => Run();
}
