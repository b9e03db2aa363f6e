using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Watching;
using LiveSessionActors.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Actors.Tests.Watching;

public sealed class UnreadEventsTests
{
    private const int Max = 4;

    private readonly WatchEvent.Appended _event;

    public UnreadEventsTests()
    {
        var entry = JournalEntry.Create(1, Some.Event(), Some.Moment);
        var state = SessionState.Empty(Some.Session).Apply(JournalLine.Of(entry, 1), Some.Moment);
        _event = new WatchEvent.Appended(Some.Workspace, "", SessionChange.Of(entry, state));
    }

    [Fact]
    public void There_is_room_for_so_many_and_again_for_as_many_as_were_acknowledged()
    {
        var unread = Of(bytesMax: int.MaxValue);
        Assert.Equal(Max, Fill(unread, "first"));

        Assert.True(unread.Acknowledge("first-2"));

        Assert.Equal(2, Fill(unread, "second"));
    }

    [Fact]
    public void There_is_room_for_so_many_bytes_and_again_for_as_many_as_were_acknowledged()
    {
        var unread = Of(bytesMax: 3 * _event.Change.Snapshot.Json.Length);
        Assert.Equal(3, Fill(unread, "first"));

        Assert.True(unread.Acknowledge("first-2"));

        Assert.Equal(2, Fill(unread, "second"));
    }

    [Fact]
    public void What_was_never_told_cannot_be_acknowledged()
    {
        var unread = Of(bytesMax: int.MaxValue);
        Fill(unread, "first");

        Assert.False(unread.Acknowledge("second-1"));

        Assert.Equal(0, Fill(unread, "second"));
    }

    [Fact]
    public void What_happens_while_a_subscriber_is_behind_counts_as_unread_until_it_is_told()
    {
        var unread = Of(bytesMax: int.MaxValue);
        unread.Add(_event with { Cursor = "told" });

        foreach (var position in Enumerable.Range(1, Max - 1))
        {
            Assert.False(unread.IsFull);
            unread.Miss(position, _event);
        }

        Assert.True(unread.IsFull);
        unread.CatchUp(1);
        Assert.False(unread.IsFull);
    }

    [Fact]
    public void The_bytes_of_what_happens_while_a_subscriber_is_behind_count_too()
    {
        var unread = Of(bytesMax: 2 * _event.Change.Snapshot.Json.Length);
        unread.Miss(1, _event);
        Assert.False(unread.IsFull);

        unread.Miss(2, _event);

        Assert.True(unread.IsFull);
    }

    private static UnreadEvents Of(int bytesMax) => new(
        Some.Settings.Watch with { UnreadEventsMax = Max, UnreadBytesMax = bytesMax }, new FakeTimeProvider());

    // Tells as many as there is room for.
    private int Fill(UnreadEvents unread, string name)
    {
        var told = 0;
        while (unread.HasRoomFor(_event))
            unread.Add(_event with { Cursor = $"{name}-{++told}" });
        return told;
    }
}
