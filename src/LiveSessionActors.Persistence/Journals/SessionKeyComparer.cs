using System.Diagnostics.CodeAnalysis;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// Finds a session by its key, or by the text that Akka.Persistence knows it by, which is not taken apart for that.
/// </summary>
internal sealed class SessionKeyComparer
    : IEqualityComparer<SessionKey>, IAlternateEqualityComparer<ReadOnlySpan<char>, SessionKey>
{
    /// <summary>The only one.</summary>
    public static SessionKeyComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(SessionKey one, SessionKey other) => one == other;

    /// <inheritdoc/>
    public int GetHashCode([DisallowNull] SessionKey key) => HashOf(key.Workspace.Path, key.Session.Value);

    /// <inheritdoc/>
    public bool Equals(ReadOnlySpan<char> persistenceId, SessionKey key) =>
        SessionKey.TryPart(persistenceId, out var path, out var session)
        && path.SequenceEqual(key.Workspace.Path)
        && session.SequenceEqual(key.Session.Value);

    /// <inheritdoc/>
    public int GetHashCode(ReadOnlySpan<char> persistenceId) =>
        SessionKey.TryPart(persistenceId, out var path, out var session) ? HashOf(path, session) : 0;

    /// <inheritdoc/>
    public SessionKey Create(ReadOnlySpan<char> persistenceId) => SessionKey.Parse(persistenceId.ToString());

    private static int HashOf(ReadOnlySpan<char> path, ReadOnlySpan<char> session) =>
        HashCode.Combine(string.GetHashCode(path), string.GetHashCode(session));
}
