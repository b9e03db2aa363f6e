using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Akka.Actor;

/// <summary>Where an actor is in the hierarchy of its system: an address and the names from the root down.</summary>
public abstract class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>
{
    /// <summary>The characters other than letters and digits that a name may contain.</summary>
    public const string ValidSymbols = "\"-_.*$+:@&=,!~';()";

    internal const string ValidActorNameDescription =
        "A name must not be empty, not start with `$`, and only contain ASCII letters, digits "
        + "and these special characters: `" + ValidSymbols + "`.";

    private string _text;
    private IReadOnlyList<string> _elements;
    private int _hash;

    /// <summary>Makes a root path.</summary>
    protected ActorPath(Address address, string name)
    {
        Address = address;
        Name = name;
    }

    /// <summary>Makes the path of a child.</summary>
    protected ActorPath(ActorPath parentPath, string name, long uid)
    {
        Address = parentPath.Address;
        Parent = parentPath;
        Depth = parentPath.Depth + 1;
        Name = name;
        Uid = uid;
    }

    /// <summary>The address of the actor system.</summary>
    public Address Address { get; }

    /// <summary>The path one level up; null above a root.</summary>
    public ActorPath Parent { get; }

    /// <summary>How many names there are below the root.</summary>
    public int Depth { get; }

    /// <summary>The names from below the root to this path.</summary>
    public IReadOnlyList<string> Elements => _elements ??= ElementsFromRoot();

    /// <summary>The last name of the path.</summary>
    public string Name { get; }

    /// <summary>What tells two incarnations of one path apart; zero where nothing does.</summary>
    public long Uid { get; }

    /// <summary>The root that this path hangs from.</summary>
    public ActorPath Root => ParentOf(0);

    /// <summary>The path of a child with this name, which may end in <c>#uid</c>.</summary>
    public ActorPath Child(string childName) => this / childName;

    /// <summary>The ancestor at a depth; a negative depth counts upwards from here.</summary>
    public ActorPath ParentOf(int depth)
    {
        var levels = depth >= 0 ? Math.Max(0, Depth - depth) : -depth;
        var path = this;
        while (levels-- > 0 && path.Depth > 0)
            path = path.Parent;
        return path;
    }

    /// <summary>The same path for another incarnation.</summary>
    public ActorPath WithUid(long uid)
    {
        if (uid == Uid)
            return this;
        return Depth > 0
            ? new ChildActorPath(Parent, Name, uid)
            : throw new NotSupportedException("RootActorPath must have undefined Uid");
    }

    /// <summary>Joins names to a path without address, beginning with a slash.</summary>
    public static string FormatPathElements(IEnumerable<string> pathElements) => "/" + string.Join('/', pathElements);

    /// <summary>Says whether a name may be given to an actor.</summary>
    public static bool IsValidPathElement(string s) => ActorPathParser.IsValidElement(s);

    /// <summary>Reads a whole path with its address.</summary>
    public static ActorPath Parse(string path) =>
        TryParse(path, out var actorPath)
            ? actorPath
            : throw new UriFormatException($"Can not parse an ActorPath: {path}");

    /// <summary>Reads a whole path with its address.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out ActorPath actorPath)
    {
        actorPath = null;
        return TryParseAddress(path, out var address, out var absolute)
            && ActorPathParser.TryParse(new RootActorPath(address), absolute, out actorPath);
    }

    /// <summary>Reads names below a path that is known.</summary>
    public static bool TryParse(ActorPath basePath, string absoluteUri, out ActorPath actorPath) =>
        ActorPathParser.TryParse(basePath, absoluteUri.AsSpan(), out actorPath);

    /// <summary>Reads names below a path that is known.</summary>
    public static bool TryParse(ActorPath basePath, ReadOnlySpan<char> absoluteUri, out ActorPath actorPath) =>
        ActorPathParser.TryParse(basePath, absoluteUri, out actorPath);

    /// <summary>Reads the address that a path begins with.</summary>
    public static bool TryParseAddress(string path, out Address address) => TryParseAddress(path, out address, out _);

    /// <summary>Reads the address that a path begins with, and hands back the rest.</summary>
    public static bool TryParseAddress(string path, out Address address, out ReadOnlySpan<char> absoluteUri) =>
        Address.TryParse(path.AsSpan(), out address, out absoluteUri);

    /// <summary>The path with the uid, if there is one.</summary>
    public string ToSerializationFormat() => ToStringWithUid();

    /// <summary>The path with the uid, and with this address unless the path has one of its own.</summary>
    public string ToSerializationFormatWithAddress(Address address) => AppendUid(ToStringWithAddress(address));

    /// <summary>The path with its address.</summary>
    public string ToStringWithAddress() => ToString();

    /// <summary>The path with this address unless its own has a host.</summary>
    public string ToStringWithAddress(Address address) =>
        (Address.Host is null ? address : Address) + ToStringWithoutAddress();

    /// <summary>The path with its address and uid.</summary>
    public string ToStringWithUid() => AppendUid(ToString());

    /// <summary>The names from the root down.</summary>
    public string ToStringWithoutAddress() => FormatPathElements(Elements);

    /// <inheritdoc />
    public override string ToString() => _text ??= Address + ToStringWithoutAddress();

    /// <inheritdoc />
    public bool Equals(ActorPath other)
    {
        if (other is null || other.Depth != Depth || other.GetHashCode() != GetHashCode())
            return false;
        var (left, right) = (this, other);
        for (; left.Depth > 0; left = left.Parent, right = right.Parent)
        {
            if (ReferenceEquals(left, right))
                return true;
            if (!string.Equals(left.Name, right.Name, StringComparison.Ordinal))
                return false;
        }
        return ReferenceEquals(left, right) || (left.Address.Equals(right.Address) && left.Name == right.Name);
    }

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as ActorPath);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        if (_hash != 0)
            return _hash;
        var hash = Depth == 0
            ? HashCode.Combine(Address, Name)
            : HashCode.Combine(Parent.GetHashCode(), string.GetHashCode(Name, StringComparison.Ordinal));
        return _hash = hash == 0 ? 1 : hash;
    }

    /// <inheritdoc />
    public int CompareTo(ActorPath other)
    {
        if (other is null)
            return 1;
        var byAddress = Address.CompareTo(other.Address);
        if (byAddress != 0)
            return byAddress;
        for (var i = 0; i < Depth && i < other.Depth; i++)
        {
            var byName = string.CompareOrdinal(Elements[i], other.Elements[i]);
            if (byName != 0)
                return byName;
        }
        return Depth.CompareTo(other.Depth);
    }

    /// <summary>The path of a child with this name, which may end in <c>#uid</c>.</summary>
    public static ActorPath operator /(ActorPath path, string name)
    {
        var (childName, uid) = ActorPathParser.SplitUid(name);
        return string.IsNullOrEmpty(childName) ? path : new ChildActorPath(path, childName, uid);
    }

    /// <summary>The path that these names lead to from here.</summary>
    public static ActorPath operator /(ActorPath path, IEnumerable<string> name) =>
        name.Where(element => !string.IsNullOrEmpty(element)).Aggregate(path, (parent, element) => parent / element);

    /// <summary>Says whether two paths lead to the same place, whatever the uid.</summary>
    public static bool operator ==(ActorPath left, ActorPath right) => left?.Equals(right) ?? right is null;

    /// <summary>Says whether two paths lead to different places.</summary>
    public static bool operator !=(ActorPath left, ActorPath right) => !(left == right);

    private string AppendUid(string text) =>
        Uid == ActorCell.UndefinedUid ? text : string.Create(CultureInfo.InvariantCulture, $"{text}#{Uid}");

    private string[] ElementsFromRoot()
    {
        var elements = new string[Depth];
        for (var path = this; path.Depth > 0; path = path.Parent)
            elements[path.Depth - 1] = path.Name;
        return elements;
    }
}
