#pragma warning disable CA1812, CA1822, IDE0051 // Created by the engine.
using Nuke.Common.Execution;

namespace Nuke.Common.Tests.Execution;

public sealed class ContainsTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Theory]
    [InlineData("Pack", "invoked Pack", "scheduled Compile", "scheduled Pack")]
    [InlineData("Compile", "scheduled Compile")]
    public void A_target_asks_what_runs_by_the_properties_of_targets(string invoked, params string[] expected)
    {
        _trial.Run<AskingBuild>(invoked);

        _trial.ExitCode.Should().Be(0, _trial.Output);
        _trial.Done.Should().BeEquivalentTo(expected);
    }

    [Fact]
    public void A_target_of_a_component_is_found_too() =>
        _trial.Run<AskingBuild>("Pack", "Clean").Done.Should().Contain("invoked Clean");

    [Fact]
    public void None_is_there_when_nothing_runs() =>
        Array.Empty<ExecutableTarget>().Contains(_ => _).Should().BeFalse();
}

internal interface ICleaning : INukeBuild
{
    Target Clean => _ => _.Executes(() => { });
}

internal sealed class AskingBuild : NukeBuild, ICleaning
{
    Target Default => _ => _.Executes(() => { });

    Target Compile => _ => _.Executes(() =>
    {
        Note(InvokedTargets.Contains(Pack), "invoked Pack");
        Note(InvokedTargets.Contains(((ICleaning)this).Clean), "invoked Clean");
        Note(ScheduledTargets.Concat(RunningTargets).Contains(Compile), "scheduled Compile");
        Note(ScheduledTargets.Contains(Pack), "scheduled Pack");
        Note(ScheduledTargets.Contains(Default), "scheduled Default");
    });

    Target Pack => _ => _.DependsOn(Compile).Executes(() => { });

    static void Note(bool isTrue, string text)
    {
        if (isTrue)
            Journal.Note(text);
    }
}
