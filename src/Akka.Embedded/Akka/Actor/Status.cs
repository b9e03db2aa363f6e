namespace Akka.Actor;

/// <summary>An outcome as a message.</summary>
public abstract class Status
{
    /// <summary>The outcome of what went well.</summary>
    public sealed class Success : Status
    {
        /// <summary>Success with nothing to say.</summary>
        public static readonly Success Instance = new(null);

        /// <summary>The result.</summary>
        public readonly object Status;

        /// <summary>Makes the outcome.</summary>
        public Success(object status) => Status = status;

        /// <inheritdoc />
        public override string ToString() => Status is null ? "Success" : $"Success: {Status}";
    }

    /// <summary>The outcome of what failed.</summary>
    public sealed class Failure : Status
    {
        /// <summary>Why it failed.</summary>
        public readonly Exception Cause;

        /// <summary>What the sender adds to it.</summary>
        public readonly object State;

        /// <summary>Makes the outcome.</summary>
        public Failure(Exception cause) : this(cause, null) { }

        /// <summary>Makes the outcome with what the sender adds to it.</summary>
        public Failure(Exception cause, object state)
        {
            Cause = cause;
            State = state;
        }

        /// <inheritdoc />
        public override string ToString() => State is null ? $"Failure: {Cause}" : $"Failure[{State}]: {Cause}";
    }
}
