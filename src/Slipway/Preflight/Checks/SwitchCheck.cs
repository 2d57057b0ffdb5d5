using Slipway.Compose;
using Slipway.Environments;

namespace Slipway.Preflight.Checks;

/// <summary>Requests move to a new container at once and only when it is ready: the proxy looks at the switch of each service that can run twice.</summary>
public sealed class SwitchCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "switches";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Project;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var project = subject.Project!;
        var switched = project.Switches;
        foreach (var (proxy, name) in switched.SelectMany(x => x.Value.Select(y => (x.Key, y))).Where(x => project.Services.All(y => y.Name != x.y)))
            yield return Problem.Refuse(
                $"The configuration of {proxy} looks at the switch {TrafficSwitch.Directory}/{name}, but no service is called {name}.",
                $"name one of {string.Join(", ", project.Services.Select(x => x.Name))} in the configuration that {proxy} mounts");
        if (Behind(subject).Except(switched.SelectMany(x => x.Value)).ToArray() is { Length: > 0 } plain)
            yield return Problem.Warn(
                $"The proxy finds {string.Join(", ", plain)} by name and not through a switch: while one is replaced, requests can reach the new container before its gate, a POST on a kept connection can meet the end of the old one, and a rollback starts a container instead of switching back to a warm one.",
                $"let the proxy look at {TrafficSwitch.Directory}/{plain[0]}, as docs/zero-downtime.md shows for Caddy");
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => subject.Project!.Switches.SelectMany(x => x.Value).Distinct().ToArray() is { Length: > 0 } services
        ? string.Join(", ", services)
        : "none is needed";

    private static IEnumerable<string> Behind(PreflightSubject subject) =>
        Services(subject, StageKind.Edge).Any()
            ? Services(subject, StageKind.Backend, StageKind.Frontend).Where(x => SwapRules.StopFirst(subject.Project!, x.Name, x.Stage) is null).Select(x => x.Name)
            : [];

    private static IEnumerable<(string Name, StageKind Stage)> Services(PreflightSubject subject, params StageKind[] stages) =>
        from stage in subject.Environment.Stages
        where stages.Contains(stage.Kind)
        from name in stage.Services
        where subject.Project!.Services.Any(x => x.Name == name)
        select (name, stage.Kind);
}
