using System.Text.Json;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Wire;
using Spectre.Console;

namespace LiveSessionActors.Cli.Views;

/// <summary>The sessions of a workspace as a table that changes with them; what changed last comes first.</summary>
internal sealed class SessionBoard
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);

    private readonly Lock _changing = new();
    private readonly Dictionary<string, JsonElement> _sessions = [];
    private bool _changed;

    private SessionBoard()
    {
    }

    /// <summary>Shows it until it is cancelled or the daemon refuses.</summary>
    public static Task<int> ShowAsync(LiveSessionClient client, WatchRequest request, CancellationToken cancellation)
    {
        var board = new SessionBoard();
        return PersonConsole.Output.Live(board.Draw()).Overflow(VerticalOverflow.Ellipsis).StartAsync(async live =>
        {
            var following = board.FollowAsync(client, request, cancellation);
            while (!following.IsCompleted)
            {
                if (board.HasChanged())
                    live.UpdateTarget(board.Draw());
                await Task.WhenAny(following, Task.Delay(Redraw, CancellationToken.None));
            }

            await following;
            return ExitCode.Done;
        });
    }

    private async Task FollowAsync(LiveSessionClient client, WatchRequest request, CancellationToken cancellation)
    {
        var listed = false;
        await foreach (var told in client.WatchAsync(request, cancellation))
        {
            if (told is SessionWatchEvent.Appended appended)
            {
                Put([appended.Snapshot], keep: true);
                continue;
            }

            if (told is SessionWatchEvent.Reset reset)
                Put(reset.Snapshots, keep: false);
            else if (!listed)
                Put(await ListAsync(client, request.Session, cancellation), keep: true);
            listed = true;
        }
    }

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(
        LiveSessionClient client, string? session, CancellationToken cancellation) => session is null
        ? await client.ListSessionsAsync(cancellation: cancellation)
        : await client.GetSessionAsync(session, includeCompleted: true, cancellation) is JsonElement snapshot
            ? [snapshot]
            : [];

    private void Put(IEnumerable<JsonElement> snapshots, bool keep)
    {
        lock (_changing)
        {
            if (!keep)
                _sessions.Clear();
            foreach (var snapshot in snapshots)
                _sessions[new SessionView(snapshot).Id] = snapshot;
            _changed = true;
        }
    }

    private bool HasChanged()
    {
        lock (_changing)
        {
            var changed = _changed;
            _changed = false;
            return changed;
        }
    }

    private Rows Draw()
    {
        lock (_changing)
        {
            var latest = _sessions.Values
                .OrderByDescending(snapshot => new SessionView(snapshot).UpdatedAt, StringComparer.Ordinal);
            var listing = SessionTable.Of(latest).For(PersonConsole.Output.Profile.Width, isTerminal: true);
            return new Rows(listing, new Text("Ctrl+C ends the watch.", new Style(Color.Grey)));
        }
    }
}
