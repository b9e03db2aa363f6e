namespace LiveSessionActors.Actors.Settings;

/// <summary>The configuration cannot be used; the message is a sentence that names the key.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>Says what is wrong with which key.</summary>
    public SettingsException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
