#pragma warning disable CA1812, CA1822, IDE0051, CS0649 // Filled and created by the engine.
namespace Nuke.Common.Tests.Execution;

public sealed class ComponentTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void A_component_brings_its_targets_and_parameters()
    {
        _trial.Run<ComponentBuild>("Greet", "--greeting-who", "you");

        _trial.Done.Should().Equal("Hello you");
    }

    [Fact]
    public void A_component_s_parameter_has_a_default()
    {
        _trial.Run<ComponentBuild>("Greet");

        _trial.Done.Should().Equal("Hello world");
    }

    [Fact]
    public void An_overridden_target_inherits_what_the_component_does()
    {
        _trial.Run<ComponentBuild>("Leave");

        _trial.Done.Should().Equal("Greeting first", "Bye", "and more");
    }

    [Fact]
    public void A_target_refers_to_those_of_a_component()
    {
        _trial.Run<ComponentBuild>("Default");

        _trial.Done.Should().Equal("Hello world", "Default");
    }

    [Fact]
    public void A_target_of_a_base_class_is_extended()
    {
        _trial.Run<DerivedBuild>("Default");

        _trial.Done.Should().Equal("base", "derived");
    }
}

[ParameterPrefix("Greeting")]
internal interface IGreet : INukeBuild
{
    [Parameter("Who is greeted")]
    string Who => TryGetValue(() => Who) ?? "world";

    Target Greet => _ => _.Executes(() => Journal.Note($"Hello {Who}"));
}

internal interface ILeave : INukeBuild
{
    Target Leave => _ => _.Executes(() => Journal.Note("Bye"));
}

internal sealed class ComponentBuild : NukeBuild, IGreet, ILeave
{
    Target Default => _ => _.DependsOn<IGreet>(x => x.Greet).TryDependsOn<IMissing>().Executes(() => Journal.Note("Default"));

    public Target Leave => _ => _
        .Executes(() => Journal.Note("Greeting first"))
        .Inherit<ILeave>(x => x.Leave)
        .Executes(() => Journal.Note("and more"));
}

internal interface IMissing : INukeBuild
{
    Target Missing { get; }
}

internal class BaseBuild : NukeBuild
{
    protected virtual Target Default => _ => _.Executes(() => Journal.Note("base"));
}

internal sealed class DerivedBuild : BaseBuild
{
    protected override Target Default => _ => _.Base().Executes(() => Journal.Note("derived"));
}
