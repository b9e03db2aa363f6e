using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>What an append depends on, as its headers say.</summary>
/// <param name="IdempotencyKey">The same key with the same event is written once.</param>
/// <param name="ExpectedSeq">The session's last sequence number must be this one.</param>
/// <param name="MustExist">The session must have a journal.</param>
/// <param name="AwaitsSnapshotFile">The answer waits for the snapshot file as well.</param>
internal readonly record struct AppendConditions(
    string? IdempotencyKey, double? ExpectedSeq, bool MustExist, bool AwaitsSnapshotFile)
{
    private const string AnySession = "*";

    /// <summary>Reads the headers.</summary>
    /// <exception cref="SessionException">One of them is malformed.</exception>
    public static AppendConditions Read(IHeaderDictionary headers)
    {
        var key = headers["Idempotency-Key"];
        var tag = headers.IfMatch;
        return new AppendConditions(
            key.Count == 0 ? null : KeyOf(key),
            tag.Count == 0 || tag == AnySession ? null : SequenceTag.Parse(tag),
            tag == AnySession | MustExistBy(headers["Live-Session-Expect"]),
            AwaitsSnapshotFileBy(headers["Live-Session-Wait"]));
    }

    private static bool AwaitsSnapshotFileBy(StringValues wait) => (string?)wait switch
    {
        null => false,
        "snapshot" => true,
        _ => throw new SessionException(BridgeRefusals.Wait),
    };

    private static bool MustExistBy(StringValues expectation) => (string?)expectation switch
    {
        null => false,
        "exists" => true,
        _ => throw new SessionException(BridgeRefusals.Expect),
    };

    // The alphabet of a session id is that of a key, too.
    private static string KeyOf(string? text) => SessionId.TryParse(text, out _)
        ? text
        : throw new SessionException(BridgeRefusals.IdempotencyKey);
}
