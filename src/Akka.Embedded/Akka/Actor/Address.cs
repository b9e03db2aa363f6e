using System.Globalization;

namespace Akka.Actor;

/// <summary>
/// Which actor system a path belongs to: protocol, system name, and host and port where there are any.
/// </summary>
public sealed class Address : IEquatable<Address>, IComparable<Address>, IComparable, ICloneable
{
    /// <summary>The address that stands for any system.</summary>
    public static readonly Address AllSystems = new("akka", "all-systems");

    /// <summary>Orders addresses.</summary>
    public static readonly IComparer<Address> Comparer = Comparer<Address>.Create(
        static (left, right) => left is null ? (right is null ? 0 : -1) : left.CompareTo(right));

    /// <summary>Makes an address.</summary>
    public Address(string protocol, string system, string host = null, int? port = null)
    {
        Protocol = protocol;
        System = system;
        Host = host?.ToLowerInvariant();
        Port = port;
    }

    /// <summary>The protocol, <c>akka</c> for a local system.</summary>
    public string Protocol { get; }

    /// <summary>The name of the actor system.</summary>
    public string System { get; }

    /// <summary>The host, if the address has one.</summary>
    public string Host { get; }

    /// <summary>The port, if the address has one.</summary>
    public int? Port { get; }

    /// <summary>Says whether the address makes sense in this process only.</summary>
    public bool HasLocalScope => string.IsNullOrEmpty(Host);

    /// <summary>Says whether the address has a host.</summary>
    public bool HasGlobalScope => !HasLocalScope;

    /// <summary>The address without its protocol.</summary>
    public string HostPort() => ToString()[(Protocol.Length + 3)..];

    /// <summary>The same address with another host.</summary>
    public Address WithHost(string host = null) => new(Protocol, System, host, Port);

    /// <summary>The same address with another port.</summary>
    public Address WithPort(int? port = null) => new(Protocol, System, Host, port);

    /// <summary>The same address with another protocol.</summary>
    public Address WithProtocol(string protocol) => new(protocol, System, Host, Port);

    /// <summary>The same address with another system name.</summary>
    public Address WithSystem(string system) => new(Protocol, system, Host, Port);

    /// <inheritdoc />
    public object Clone() => new Address(Protocol, System, Host, Port);

    /// <summary>Reads an address as any URI is read, which puts the names of hosts in lower case.</summary>
    /// <exception cref="UriFormatException">The text is no URI.</exception>
    public static Address Parse(string address)
    {
        var uri = new Uri(address);
        return uri.UserInfo.Length == 0
            ? new Address(uri.Scheme, uri.Host)
            : new Address(uri.Scheme, uri.UserInfo, uri.Host, uri.Port);
    }

    /// <summary>Reads an address.</summary>
    public static bool TryParse(string path, out Address address) => TryParse(path.AsSpan(), out address);

    /// <summary>Reads an address, and hands back what follows it.</summary>
    public static bool TryParse(string path, out Address address, out string absolutUri)
    {
        var parsed = TryParse(path.AsSpan(), out address, out var rest);
        absolutUri = parsed ? rest.ToString() : null;
        return parsed;
    }

    /// <summary>Reads an address.</summary>
    public static bool TryParse(ReadOnlySpan<char> span, out Address address) => TryParse(span, out address, out _);

    /// <summary>Reads an address, and hands back what follows it.</summary>
    public static bool TryParse(ReadOnlySpan<char> span, out Address address, out ReadOnlySpan<char> absolutUri)
    {
        address = null;
        absolutUri = default;
        var protocolEnd = span.IndexOf("://");
        if (protocolEnd <= 0 || !span.StartsWith("akka", StringComparison.OrdinalIgnoreCase))
            return false;
        var rest = span[(protocolEnd + 3)..];
        var slash = rest.IndexOf('/');
        var authority = slash < 0 ? rest : rest[..slash];
        absolutUri = slash < 0 ? "/" : rest[slash..];
        return TryParseAuthority(span[..protocolEnd].ToString().ToLowerInvariant(), authority, out address);
    }

    /// <inheritdoc />
    public int CompareTo(Address other)
    {
        if (other is null)
            return 1;
        var order = string.CompareOrdinal(Protocol, other.Protocol);
        if (order == 0)
            order = string.CompareOrdinal(System, other.System);
        if (order == 0)
            order = string.CompareOrdinal(Host, other.Host);
        return order == 0 ? Nullable.Compare(Port, other.Port) : order;
    }

    int IComparable.CompareTo(object obj) => obj switch
    {
        null => 1,
        Address other => CompareTo(other),
        _ => throw new ArgumentException($"Object must be of type {nameof(Address)}.", nameof(obj)),
    };

    /// <inheritdoc />
    public bool Equals(Address other) =>
        ReferenceEquals(this, other)
        || (other is not null && Protocol == other.Protocol && System == other.System && Host == other.Host
            && Port == other.Port);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as Address);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(System, Host);

    /// <inheritdoc />
    public override string ToString()
    {
        var text = $"{Protocol}://{System}";
        if (string.IsNullOrWhiteSpace(Host))
            return text;
        text += $"@{Host}";
        return Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{text}:{port}") : text;
    }

    /// <summary>Says whether two addresses are the same.</summary>
    public static bool operator ==(Address left, Address right) => left?.Equals(right) ?? right is null;

    /// <summary>Says whether two addresses differ.</summary>
    public static bool operator !=(Address left, Address right) => !(left == right);

    private static bool TryParseAuthority(string protocol, ReadOnlySpan<char> authority, out Address address)
    {
        address = null;
        var at = authority.IndexOf('@');
        if (at < 0)
        {
            if (authority.IsEmpty)
                return false;
            address = new Address(protocol, authority.ToString());
            return true;
        }
        var system = authority[..at].ToString();
        var hostPort = authority[(at + 1)..];
        var colon = hostPort.LastIndexOf(':');
        var digits = hostPort[(colon + 1)..];
        if (colon < 0 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return false;
        address = new Address(protocol, system, hostPort[..colon].ToString(), port);
        return true;
    }
}
