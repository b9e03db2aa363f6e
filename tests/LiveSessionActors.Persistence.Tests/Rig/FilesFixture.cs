using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>A workspace's files as a host has them: opened, with threads and the real clock.</summary>
internal sealed class FilesFixture : IDisposable
{
    public FilesFixture(IFileCalls? calls = null, JournalSettings? settings = null)
        : this(new SessionFiles(Some.Setting(calls, settings: settings ?? Some.Unflushed)))
    {
    }

    public FilesFixture(SessionFiles files) => Files = files;

    public TemporaryWorkspace Directory { get; } = new();

    public SessionFiles Files { get; }

    public Workspace Workspace => Directory.Workspace;

    public Task<IOpenWorkspace> OpenAsync() => Files.OpenAsync(Workspace, CancellationToken.None);

    public Task<IOpenWorkspace> OpenToReadAsync() => Files.OpenToReadAsync(Workspace, CancellationToken.None);

    public SessionKey Key(string session) => Directory.Key(session);

    /// <summary>Appends as an actor without rivals does.</summary>
    public async Task<Exception?> AppendAsync(string session, params string[] messages)
    {
        var key = Key(session);
        var (position, seq) = (JournalPosition.Start, 0.0);
        JournalTail tail;
        do
        {
            tail = await Files.ReadAsync(key, position, CancellationToken.None);
            position = tail.Position;
            seq = tail.Lines.Select(line => line.Entry?.Seq ?? 0).Append(seq).Max();
        }
        while (tail.More);
        var entries = messages.Select(message => Some.Entry(++seq, message, key.Session)).ToList();
        var rejection = await Files.AppendAsync(key.PersistenceId, entries, position);
        // The thread that wrote goes back to its work, and does not become the test's.
        await Task.Yield();
        return rejection;
    }

    public void Dispose() => Directory.Dispose();
}
