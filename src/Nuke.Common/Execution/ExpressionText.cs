using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Nuke.Common.Utilities;

namespace Nuke.Common.Execution;

/// <summary>An expression as its author wrote it, as far as the compiler has kept that.</summary>
internal static class ExpressionText
{
    public static string Of(Expression expression) => Of(expression, isInner: false);

    static string Of(Expression expression, bool isInner) => expression switch
    {
        BinaryExpression { NodeType: ExpressionType.ArrayIndex } x => $"{Inner(x.Left)}[{Of(x.Right)}]",
        BinaryExpression x when Operator(x.NodeType) is { } text => Parenthesized($"{Inner(x.Left)} {text} {Inner(x.Right)}", isInner),
        UnaryExpression { NodeType: ExpressionType.Not } x => $"!{Inner(x.Operand)}",
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.Quote } x => Of(x.Operand, isInner),
        UnaryExpression { NodeType: ExpressionType.ArrayLength } x => $"{Inner(x.Operand)}.Length",
        MemberExpression x => $"{Receiver(x.Expression, x.Member.DeclaringType!)}{x.Member.Name}",
        MethodCallExpression x => Call(x),
        ConstantExpression x => Constant(x.Value),
        LambdaExpression x => $"{x.Parameters.Select(y => y.Name!).JoinCommaSpace()} => {Of(x.Body)}",
        _ => expression.ToString(),
    };

    static string Inner(Expression expression) => Of(expression, isInner: true);

    static string Parenthesized(string text, bool isInner) => isInner ? $"({text})" : text;

    static string Call(MethodCallExpression call)
    {
        var arguments = call.Arguments.Select(Of).ToList();
        if (call.Method is { IsSpecialName: true, Name: "get_Item" })
            return $"{Inner(call.Object!)}[{arguments.JoinCommaSpace()}]";
        return call.Method.IsDefined(typeof(ExtensionAttribute), inherit: false)
            ? $"{Inner(call.Arguments[0])}.{call.Method.Name}({arguments.Skip(1).JoinCommaSpace()})"
            : $"{Receiver(call.Object, call.Method.DeclaringType!)}{call.Method.Name}({arguments.JoinCommaSpace()})";
    }

    // The build itself and the locals of the calling method are constants; nobody writes them down.
    static string Receiver(Expression? receiver, Type declaring) => receiver switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert, Operand: ConstantExpression } => "",
        null => declaring.IsAssignableFrom(typeof(NukeBuild)) ? "" : $"{declaring.Name}.",
        ConstantExpression => "",
        _ => $"{Inner(receiver)}.",
    };

    static string Constant(object? value) => value switch
    {
        null => "null",
        string text => text.DoubleQuote(),
        char character => $"'{character}'",
        bool flag => flag ? "true" : "false",
        Enum => $"{value.GetType().Name}.{value}",
        _ => value.ToString() ?? "",
    };

    static string? Operator(ExpressionType type) => type switch
    {
        ExpressionType.AndAlso => "&&",
        ExpressionType.OrElse => "||",
        ExpressionType.Equal => "==",
        ExpressionType.NotEqual => "!=",
        ExpressionType.GreaterThan => ">",
        ExpressionType.GreaterThanOrEqual => ">=",
        ExpressionType.LessThan => "<",
        ExpressionType.LessThanOrEqual => "<=",
        ExpressionType.Add => "+",
        ExpressionType.Subtract => "-",
        ExpressionType.Coalesce => "??",
        _ => null,
    };
}
