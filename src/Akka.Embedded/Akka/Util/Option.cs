namespace Akka.Util;

/// <summary>A value or none.</summary>
public readonly struct Option<T>
{
    /// <summary>No value.</summary>
    public static readonly Option<T> None;

    /// <summary>Makes an option of a value.</summary>
    [Obsolete("Use Option<T>.Create() instead")]
    public Option(T value)
    {
        if (value is null)
            throw new ArgumentNullException(nameof(value), "An option of null is Option<T>.None.");
        Value = value;
        HasValue = true;
    }

    /// <summary>Whether there is a value.</summary>
    public bool HasValue { get; }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => !HasValue;

    /// <summary>The value.</summary>
    public T Value { get; }

    /// <summary>An option of a value, which is none if the value is null.</summary>
#pragma warning disable CS0618 // only users are to come by here instead
    public static Option<T> Create(T value) => value is null ? None : new Option<T>(value);
#pragma warning restore CS0618

    /// <summary>The value, or another if there is none.</summary>
    public T GetOrElse(T fallbackValue) => HasValue ? Value : fallbackValue;

    /// <summary>What a function makes of the value.</summary>
    public Option<TNew> Select<TNew>(Func<T, TNew> selector) => HasValue ? selector(Value) : Option<TNew>.None;

    /// <summary>What a function makes of the value, which may be none.</summary>
    public Option<TNew> FlatSelect<TNew>(Func<T, Option<TNew>> mapper) => HasValue ? mapper(Value) : Option<TNew>.None;

    /// <summary>Runs an action if there is a value.</summary>
    public void OnSuccess(Action<T> action)
    {
        if (HasValue)
            action(Value);
    }

    /// <summary>Says whether two options are the same.</summary>
    public bool Equals(Option<T> other) =>
        HasValue == other.HasValue && EqualityComparer<T>.Default.Equals(Value, other.Value);

    /// <inheritdoc />
    public override bool Equals(object obj) => obj is Option<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(HasValue, Value);

    /// <inheritdoc />
    public override string ToString() => HasValue ? $"Some<{Value}>" : "None";

    /// <summary>An option of a value, which is none if the value is null.</summary>
    public static implicit operator Option<T>(T value) => Create(value);

    /// <summary>Says whether two options are the same.</summary>
    public static bool operator ==(Option<T> left, Option<T> right) => left.Equals(right);

    /// <summary>Says whether two options differ.</summary>
    public static bool operator !=(Option<T> left, Option<T> right) => !left.Equals(right);
}
