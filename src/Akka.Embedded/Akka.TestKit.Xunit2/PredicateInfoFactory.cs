namespace Akka.TestKit;

/// <summary>Makes expectations of functions.</summary>
public static class PredicateInfoFactory
{
    /// <summary>Expects a message of a type for which this holds.</summary>
    public static PredicateInfo CreatePredicateInfo<T>(this Predicate<T> predicateT) =>
        PredicateInfo.Create(predicateT);

    /// <summary>
    /// Expects a message of a type for which this holds: a function of one argument to a truth value.
    /// </summary>
    public static PredicateInfo CreatePredicateInfo<T>(this Delegate predicateT)
    {
        var method = predicateT.Method;
        if (method.ReturnType != typeof(bool) || method.GetParameters().Length != 1)
        {
            throw new ArgumentException(
                "The delegate has to take exactly one parameter and return a boolean.", nameof(predicateT));
        }

        return PredicateInfo.Create(method.CreateDelegate<Predicate<T>>(predicateT.Target));
    }
}
