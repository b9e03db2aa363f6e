using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>A configuration: HOCON values that are asked for by their path, and the fallbacks behind them.</summary>
public class Config
{
    /// <summary>A configuration without any key.</summary>
    public static readonly Config Empty = ConfigurationFactory.Empty;

    private HoconValue _own;

    /// <summary>A configuration without a root.</summary>
    public Config()
    {
    }

    /// <summary>The configuration that was read as <paramref name="root" />.</summary>
    public Config(HoconRoot root)
    {
        ArgumentNullException.ThrowIfNull(root);
        _own = root.Value ?? throw new ArgumentNullException(nameof(root), "The root value cannot be null.");
        Root = _own;
        Substitutions = root.Substitutions;
    }

    /// <summary>The source, with another configuration noted as its fallback without being merged.</summary>
    public Config(Config source, Config fallback)
    {
        ArgumentNullException.ThrowIfNull(source);
        _own = source._own;
        Root = source.Root;
        Fallback = fallback;
    }

    /// <summary>The configuration behind this one.</summary>
    public Config Fallback { get; private set; }

    /// <summary>Whether there is no key at all.</summary>
    public virtual bool IsEmpty => Root is null || Root.IsEmpty;

    /// <summary>All values, those of the fallbacks included.</summary>
    public virtual HoconValue Root { get; private set; }

    /// <summary>The substitutions that were read.</summary>
    public IEnumerable<HoconSubstitution> Substitutions { get; set; }

    /// <summary>This configuration with a fallback behind it, where keys missing here are looked up.</summary>
    public virtual Config WithFallback(Config fallback)
    {
        if (fallback == this)
        {
            throw new ArgumentException("Config can not have itself as fallback", nameof(fallback));
        }

        if (fallback?.Root is null)
        {
            return this;
        }

        if (IsEmpty)
        {
            return fallback;
        }

        if (HoconComparison.Covers(Root.GetObject(), fallback.Root.GetObject()))
        {
            return this;
        }

        var merged = Copy(fallback);
        merged.Root = new HoconValue();
        merged.Root.AppendValue(fallback.Root.GetObject().MergedWith(Root.GetObject()));
        return merged;
    }

    /// <summary>Whether there is a value at the path.</summary>
    public virtual bool HasPath(string path) => Find(path) is not null;

    /// <summary>The value at the path, or null.</summary>
    public HoconValue GetValue(string path) => Find(path);

    /// <summary>The part of this configuration below the path, or null.</summary>
    public virtual Config GetConfig(string path)
    {
        var value = Find(path);
        var below = value is null ? null : new Config(new HoconRoot(value));
        var fallback = Fallback?.GetConfig(path);
        return below is null ? fallback : below.WithFallback(fallback);
    }

    /// <summary>The text at the path, or the default.</summary>
    public virtual string GetString(string path, string @default = null) =>
        Find(path) is { } value ? value.GetString() : @default;

    /// <summary>The truth value at the path (<c>on</c>, <c>true</c>, <c>off</c>, …), or the default.</summary>
    public virtual bool GetBoolean(string path, bool @default = false) => Find(path)?.GetBoolean() ?? @default;

    /// <summary>The number at the path, or the default.</summary>
    public virtual int GetInt(string path, int @default = 0) => Find(path)?.GetInt() ?? @default;

    /// <summary>The number at the path, or the default.</summary>
    public virtual long GetLong(string path, long @default = 0) => Find(path)?.GetLong() ?? @default;

    /// <summary>The number at the path, or the default.</summary>
    public virtual float GetFloat(string path, float @default = 0) => Find(path)?.GetFloat() ?? @default;

    /// <summary>The number at the path, or the default.</summary>
    public virtual double GetDouble(string path, double @default = 0) => Find(path)?.GetDouble() ?? @default;

    /// <summary>The number at the path, or the default.</summary>
    public virtual decimal GetDecimal(string path, decimal @default = 0) => Find(path)?.GetDecimal() ?? @default;

    /// <summary>The size in bytes at the path (<c>128</c>, <c>4KiB</c>, <c>1 MB</c>), or null.</summary>
    public virtual long? GetByteSize(string path) => Find(path)?.GetByteSize();

    /// <summary>The size in bytes at the path (<c>128</c>, <c>4KiB</c>, <c>1 MB</c>), or the default.</summary>
    public virtual long? GetByteSize(string path, long? def = null) =>
        Find(path) is { } value ? value.GetByteSize() : def;

    /// <summary>The duration at the path (<c>5s</c>, <c>20</c> for milliseconds), or the default.</summary>
    public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) =>
        Find(path)?.GetTimeSpan(allowInfinite) ?? @default.GetValueOrDefault();

    /// <summary>The texts in the array at the path; none where there is no value.</summary>
    public virtual IList<string> GetStringList(string path) => Find(path)?.GetStringList() ?? new List<string>();

    /// <summary>The texts in the array at the path, or the default.</summary>
    public virtual IList<string> GetStringList(string path, string[] defaultPaths) =>
        Find(path)?.GetStringList() ?? defaultPaths;

    /// <summary>The truth values in the array at the path, which has to be there.</summary>
    public virtual IList<bool> GetBooleanList(string path) => FindArray(path).GetBooleanList();

    /// <summary>The numbers in the array at the path, which has to be there.</summary>
    public virtual IList<byte> GetByteList(string path) => FindArray(path).GetByteList();

    /// <summary>The numbers in the array at the path, which has to be there.</summary>
    public virtual IList<int> GetIntList(string path) => FindArray(path).GetIntList();

    /// <summary>The numbers in the array at the path, which has to be there.</summary>
    public virtual IList<long> GetLongList(string path) => FindArray(path).GetLongList();

    /// <summary>The numbers in the array at the path, which has to be there.</summary>
    public virtual IList<float> GetFloatList(string path) => FindArray(path).GetFloatList();

    /// <summary>The numbers in the array at the path, which has to be there.</summary>
    public virtual IList<double> GetDoubleList(string path) => FindArray(path).GetDoubleList();

    /// <summary>The numbers in the array at the path, which has to be there.</summary>
    public virtual IList<decimal> GetDecimalList(string path) => FindArray(path).GetDecimalList();

    /// <summary>The keys at the top, each once, with their values; those of the fallbacks follow.</summary>
    public virtual IEnumerable<KeyValuePair<string, HoconValue>> AsEnumerable()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var config = this; config is not null; config = config.Fallback)
        {
            foreach (var item in config.Root.GetObject().Items)
            {
                if (seen.Add(item.Key))
                {
                    yield return item;
                }
            }
        }
    }

    /// <summary>This configuration as HOCON, without its fallbacks.</summary>
    public override string ToString() => _own is null ? string.Empty : _own.ToString();

    /// <summary>This configuration as HOCON, with its fallbacks if so asked.</summary>
    public string ToString(bool includeFallback) => includeFallback ? Root.ToString() : ToString();

    /// <summary>The configuration that the text says.</summary>
    public static implicit operator Config(string str) => ConfigurationFactory.ParseString(str);

    /// <summary>The configuration with the text as its fallback.</summary>
    public static Config operator +(Config config, string fallback) =>
        config.WithFallback(ConfigurationFactory.ParseString(fallback));

    /// <summary>The text with the configuration as its fallback.</summary>
    public static Config operator +(string configHocon, Config fallbackConfig) =>
        ConfigurationFactory.ParseString(configHocon).WithFallback(fallbackConfig);

    /// <summary>A copy with one more fallback behind all others.</summary>
    protected Config Copy(Config fallback = null) => new()
    {
        Fallback = Fallback is null ? fallback : Fallback.Copy(fallback),
        Root = Root,
        _own = _own,
        Substitutions = Substitutions,
    };

    private HoconValue Find(string path)
    {
        var node = Root ?? throw new InvalidOperationException("Current node should not be null");
        foreach (var key in HoconPath.Split(path))
        {
            node = node.GetChildObject(key);
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    private HoconValue FindArray(string path) => Find(path)
        ?? throw new ConfigurationException($"There is no array at '{path}'.");
}
