using System.Collections.Concurrent;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>What all who take part in a soak share.</summary>
internal sealed class SoakWorld : IDisposable
{
    private readonly int _seed;
    private int _marks;

    public SoakWorld(Home home, int seed)
    {
        (Home, _seed) = (home, seed);
        Leases = new LeaseBook(Findings);
        Bridge = new Bridge(home.Pipe);
        Replaced = home.PathOf("replaced");
        ReplacedBridge = new Bridge(home.Pipe, Replaced);
        QuietBridge = new Bridge(home.Pipe, Directory.CreateDirectory(home.PathOf("quiet")).FullName);
        Directory.CreateDirectory(home.Sessions);
        Directory.CreateDirectory(Path.Combine(Replaced, ".impeccable", "live", "sessions"));
    }

    /// <summary>Where it takes place.</summary>
    public Home Home { get; }

    /// <summary>A second workspace, whose journals are replaced.</summary>
    public string Replaced { get; }

    /// <summary>A client that speaks of that.</summary>
    public Bridge ReplacedBridge { get; }

    /// <summary>A client that speaks of a third workspace, which is unused for most of the time.</summary>
    public Bridge QuietBridge { get; }

    /// <summary>A client of whichever daemon there is.</summary>
    public Bridge Bridge { get; }

    /// <summary>What went otherwise than promised.</summary>
    public Findings Findings { get; } = new();

    /// <summary>How much was done.</summary>
    public SoakCounts Counts { get; } = new();

    /// <summary>Who has which work.</summary>
    public LeaseBook Leases { get; }

    /// <summary>The other process that appends.</summary>
    public ForeignHand Foreign { get; } = new();

    /// <summary>The sessions of which all is known.</summary>
    public ConcurrentDictionary<string, SessionBook> Books { get; } = new();

    /// <summary>A mark that no other event has.</summary>
    public string NewMark() => $"m{Interlocked.Increment(ref _marks)}";

    /// <summary>The choices of one who takes part, the same for the same seed.</summary>
    public Random RandomOf(string name) => new(name.Aggregate(_seed, (hash, letter) => unchecked(hash * 31 + letter)));

    /// <summary>The book of a session.</summary>
    public SessionBook BookOf(string session) => Books.GetOrAdd(session, static id => new SessionBook(id));

    /// <summary>Asks the daemon; null when it died meanwhile, or none is there.</summary>
    public async Task<BridgeAnswer?> AskAsync(Func<Bridge, Task<BridgeAnswer>> ask)
    {
        try
        {
            return await ask(Bridge);
        }
        catch (HttpRequestException)
        {
            Counts.Add("unanswered");
            return null;
        }
    }

    public void Dispose()
    {
        Bridge.Dispose();
        ReplacedBridge.Dispose();
        QuietBridge.Dispose();
        Foreign.Dispose();
    }
}
