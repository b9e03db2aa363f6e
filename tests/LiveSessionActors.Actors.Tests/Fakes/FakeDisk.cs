using System.Collections.Concurrent;
using System.Text;
using Akka.Actor;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.Fakes;

/// <summary>
/// Stands in for the files: journals and snapshots in memory, and a script of what goes wrong. One for each actor
/// system; the plug-ins find it by <see cref="For"/>.
/// </summary>
internal sealed class FakeDisk : IExtension
{
    private readonly ConcurrentDictionary<string, FakeFile> _files = new();

    /// <summary>The snapshot files, by persistence id.</summary>
    public ConcurrentDictionary<string, string> Snapshots { get; } = new();

    /// <summary>Each snapshot that was stored, in order.</summary>
    public ConcurrentQueue<string> SnapshotWrites { get; } = new();

    /// <summary>The sizes of the writes, in order.</summary>
    public ConcurrentQueue<int> Writes { get; } = new();

    /// <summary>The looks at journals.</summary>
    public ConcurrentQueue<JournalPosition> Looks { get; } = new();

    /// <summary>Done before a write looks at the file, once each; throws what the write is rejected with.</summary>
    public ConcurrentQueue<Action<FakeFile>> BeforeWrites { get; } = new();

    /// <summary>Done after a write has looked at the file and before its lines are in it, once each.</summary>
    public ConcurrentQueue<Action<FakeFile>> BetweenLookAndWrite { get; } = new();

    /// <summary>When set, a write throws it as a failing plug-in does.</summary>
    public Exception? WriteFailure { get; set; }

    /// <summary>When set, a replay throws it.</summary>
    public Exception? ReplayFailure { get; set; }

    /// <summary>When set, a look fails with it.</summary>
    public Exception? LookFailure { get; set; }

    /// <summary>The first entries that recoveries were given.</summary>
    public ConcurrentQueue<long> ReplayedFrom { get; } = new();

    /// <summary>The searches for old keys.</summary>
    public ConcurrentQueue<IReadOnlyCollection<string>> Searches { get; } = new();

    /// <summary>When set, such a search fails with it.</summary>
    public Exception? SearchFailure { get; set; }

    /// <summary>Such searches wait for it.</summary>
    public Gate SearchGate { get; } = new();

    /// <summary>When set, snapshots cannot be stored.</summary>
    public Exception? SnapshotFailure { get; set; }

    /// <summary>The index of changes.</summary>
    public ReadOnlyMemory<byte> Index { get; set; }

    /// <summary>When set, the index cannot be read.</summary>
    public Exception? IndexReadFailure { get; set; }

    /// <summary>When set, the index cannot be written.</summary>
    public Exception? IndexWriteFailure { get; set; }

    /// <summary>Writes of the index wait for it.</summary>
    public Gate IndexGate { get; } = new();

    /// <summary>When set, events of work are rejected with it.</summary>
    public Exception? WorkWriteFailure { get; set; }

    /// <summary>The last event of each write of work, in order.</summary>
    public ConcurrentQueue<object> WorkWrites { get; } = new();

    /// <summary>Recoveries wait for it.</summary>
    public Gate ReplayGate { get; } = new();

    /// <summary>Writes wait for it.</summary>
    public Gate WriteGate { get; } = new();

    /// <summary>Looks wait for it.</summary>
    public Gate LookGate { get; } = new();

    /// <summary>Snapshots wait for it.</summary>
    public Gate SnapshotGate { get; } = new();

    /// <summary>So many lines are read at a time.</summary>
    public int LinesAtOnce { get; set; } = 1000;

    public IReadOnlyCollection<string> Journals =>
        [.. _files.Where(file => file.Value.Exists).Select(file => file.Key)];

    public static FakeDisk For(ActorSystem system) => system.WithExtension<FakeDisk, Provider>();

    public FakeFile File(SessionKey session) => File(session.PersistenceId);

    public FakeFile File(string persistenceId) => _files.GetOrAdd(persistenceId, _ => new FakeFile());

    public void Save(string persistenceId, SessionSnapshot snapshot)
    {
        var text = Encoding.UTF8.GetString(snapshot.ToFile());
        Snapshots[persistenceId] = text;
        SnapshotWrites.Enqueue(text);
    }

    public sealed class Provider : ExtensionIdProvider<FakeDisk>
    {
        public override FakeDisk CreateExtension(ExtendedActorSystem system) => new();
    }
}
