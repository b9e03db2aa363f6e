using System.Globalization;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Journals;

public sealed class SessionFileTableTests
{
    private const int Many = 100_000;

    private readonly SessionFileTable _table = new(Create);

    [Fact]
    public void Sessions_that_nobody_works_on_do_not_stay()
    {
        for (var number = 0; number < Many; number++)
            _table.Borrow(Key(number)).GiveBack();

        Assert.InRange(_table.Count, 1, 2048);
    }

    [Fact]
    public void A_session_that_is_borrowed_is_always_the_same()
    {
        var borrowed = _table.Borrow(Key(-1));
        for (var number = 0; number < Many; number++)
            _table.Borrow(Key(number)).GiveBack();

        Assert.Same(borrowed, _table.Borrow(Key(-1)));
    }

    [Fact]
    public async Task A_session_with_work_under_way_is_always_the_same()
    {
        using var go = new ManualResetEventSlim();
        var working = _table.Borrow(Key(-1));
        var done = working.Do(new FileTask<bool>(() => go.Wait(TimeSpan.FromMinutes(1))));

        _table.Sweep();

        Assert.Same(working, _table.Borrow(Key(-1)));
        go.Set();
        Assert.True(await done);
    }

    [Fact]
    public void A_session_with_something_to_bring_back_stays_until_its_workspace_is_closed()
    {
        var suspected = _table.Borrow(Key(1));
        suspected.SalvageSuspected = true;
        suspected.GiveBack();

        _table.Sweep();
        Assert.Equal(1, _table.Count);

        _table.Sweep(closed: Key(1).Workspace);
        Assert.Equal(0, _table.Count);
    }

    private static SessionKey Key(int number) => new(
        Workspace.Parse("/some/workspace"),
        SessionId.Parse(string.Create(CultureInfo.InvariantCulture, $"s{number}")));

    private static SessionFile Create(SessionKey key) => new(
        key.Session,
        new SessionPaths(new WorkspacePaths(key.Workspace), key.Session),
        () => new ClosedWorkspace(key.Workspace),
        Some.Setting(),
        new FileThreads(1, TimeSpan.FromSeconds(1)));
}
