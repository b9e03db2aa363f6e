using Akka.Util;

namespace Akka.Actor.Setup;

/// <summary>All that a system is set up with in code, one setup of each type.</summary>
public sealed class ActorSystemSetup
{
    /// <summary>No setup.</summary>
    public static readonly ActorSystemSetup Empty = new([]);

    private readonly Dictionary<Type, Setup> _setups;

    private ActorSystemSetup(Dictionary<Type, Setup> setups) => _setups = setups;

    /// <summary>All these setups together; of one type the last counts.</summary>
    public static ActorSystemSetup Create(params Setup[] setup) =>
        setup.Aggregate(Empty, static (all, each) => all.WithSetup(each));

    /// <summary>The setup of a type.</summary>
    public Option<T> Get<T>() where T : Setup =>
        _setups.TryGetValue(typeof(T), out var setup) ? Option<T>.Create((T)setup) : Option<T>.None;

    /// <summary>The same setups and this one.</summary>
    public ActorSystemSetup WithSetup<T>(T setup) where T : Setup =>
        new(new Dictionary<Type, Setup>(_setups) { [setup.GetType()] = setup });

    /// <summary>The same setups and this one.</summary>
    public ActorSystemSetup And<T>(T setup) where T : Setup => WithSetup(setup);

    /// <inheritdoc />
    public override string ToString() =>
        $"ActorSystemSetup({string.Join(',', _setups.Keys.Select(static type => type.FullName))})";
}
