using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Work;

/// <summary>
/// The names of a workspace's leases: a session's id, a dot, and digits. The second half of the digits is a hash of the
/// first, which are random, and of the line that the lease is for. So a name is known again when nothing is left of the
/// lease, and nobody makes one for a line that was not seen.
/// </summary>
internal sealed class LeaseNames(Workspace workspace)
{
    private const int PartBytes = 8;
    private const int Digits = 2 * 2 * PartBytes;

    /// <summary>A name that no lease had before.</summary>
    public string New(SessionId session, LineIdentity line) =>
        Of(session, line, RandomNumberGenerator.GetBytes(PartBytes));

    /// <summary>Whether that is the name of a lease that was given for this line of the session.</summary>
    public bool IsOf(string lease, SessionId session, LineIdentity line)
    {
        Span<byte> random = stackalloc byte[PartBytes];
        return TryReadSession(lease, out _)
            && Convert.FromHexString(lease.AsSpan(lease.Length - Digits, Digits / 2), random, out _, out _)
                == OperationStatus.Done
            && lease == Of(session, line, random);
    }

    /// <summary>The session whose lease this can be; false when it is no lease's name.</summary>
    public static bool TryReadSession(string lease, out SessionId session)
    {
        session = default;
        return lease.Length > Digits + 1
            && lease[^(Digits + 1)] == '.'
            && SessionId.TryParse(lease[..^(Digits + 1)], out session);
    }

    private string Of(SessionId session, LineIdentity line, ReadOnlySpan<byte> random)
    {
        var first = Convert.ToHexStringLower(random);
        var about = string.Create(
            CultureInfo.InvariantCulture, $"{first} {line.Number} {line.Hash} {session} {workspace}");
        var second = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about)).AsSpan(0, PartBytes));
        return $"{session}.{first}{second}";
    }
}
