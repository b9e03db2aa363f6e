namespace Akka.Actor;

/// <summary>Which kind of references a system has; this runtime has local ones.</summary>
public abstract class ProviderSelection
{
    private protected ProviderSelection() { }

    /// <summary>References within one process.</summary>
    public sealed class Local : ProviderSelection
    {
        /// <summary>The only instance.</summary>
        public static readonly Local Instance = new();

        private Local() { }
    }
}
