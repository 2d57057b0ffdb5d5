using System.Linq.Expressions;
using Nuke.Common.Execution;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tests.Execution;

public sealed class ExpressionTextTests
{
    readonly string _name = "";
    readonly int? _count = 1;

    [Fact]
    public void What_is_compared_is_as_the_author_wrote_it()
    {
        var local = "";

        Text(() => _name == "x" || !_name.Contains('y')).Should().Be("(_name == \"x\") || !_name.Contains('y')");
        Text(() => _count > 100 && local != null).Should().Be("(_count > 100) && (local != null)");
        Text(() => (_name ?? local).Length + 1 >= 2).Should().Be("((_name ?? local).Length + 1) >= 2");
    }

    [Fact]
    public void Extension_methods_and_lambdas_are_as_they_are_called() =>
        Text(() => _name.EqualsOrdinalIgnoreCase("x") && _name.Any(c => char.IsDigit(c))).Should()
            .Be("_name.EqualsOrdinalIgnoreCase(\"x\") && _name.Any(c => Char.IsDigit(c))");

    [Fact]
    public void Static_members_have_their_type_and_those_of_a_build_have_none() =>
        Text(() => NukeBuild.IsLocalBuild && EnvironmentInfo.IsWin).Should().Be("IsLocalBuild && EnvironmentInfo.IsWin");

    static string Text(Expression<Func<bool>> expression) => ExpressionText.Of(expression.Body);
}
