using System.Text.Json;

namespace LiveSessionActors.Client.Wire;

/// <summary>An event that is in its session's journal.</summary>
/// <param name="Seq">Its sequence number, which the next append may expect to be the last one.</param>
/// <param name="Durability">What was done before answering: <c>fsync</c> or <c>os</c>.</param>
/// <param name="Snapshot">The session after it.</param>
/// <param name="Notice">Why it may be a mistake; null when nothing speaks for that.</param>
public sealed record AppendedEvent(long Seq, string Durability, JsonElement Snapshot, AppendNotice? Notice = null)
{
    internal static async Task<AppendedEvent> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation) =>
        new(
            SequenceTag.Of(answer),
            answer.Headers.GetValues("Live-Session-Durability").First(),
            await BridgeHttp.ReadElementAsync(answer, cancellation).ConfigureAwait(false),
            AppendNotice.Of(answer));
}
