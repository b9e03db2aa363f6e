using System.Linq.Expressions;
using System.Reflection;

namespace Akka.Actor;

/// <summary>
/// Evaluates the arguments of a <c>new</c> expression without compiling it, which would take milliseconds.
/// </summary>
internal static class ExpressionArguments
{
    public static object[] Evaluate(NewExpression expression)
    {
        var arguments = new object[expression.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = Evaluate(expression.Arguments[i]);
        return arguments;
    }

    private static object Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(EvaluateOwner(member)),
        MemberExpression { Member: PropertyInfo property } member => property.GetValue(EvaluateOwner(member)),
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } convert
            when convert.Type.IsAssignableFrom(convert.Operand.Type) => Evaluate(convert.Operand),
        _ => Expression.Lambda<Func<object>>(Expression.Convert(expression, typeof(object)))
            .Compile(preferInterpretation: true)(),
    };

    private static object EvaluateOwner(MemberExpression member) =>
        member.Expression is null ? null : Evaluate(member.Expression);
}
