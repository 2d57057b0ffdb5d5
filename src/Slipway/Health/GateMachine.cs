namespace Slipway.Health;

/// <summary>
/// Pure: what is known of one container, and what follows from it. Each event, answer or look makes the next state;
/// once passed or failed it stays so.
/// </summary>
internal sealed record GateMachine
{
    /// <summary>Starts from a first look at the container.</summary>
    /// <param name="target">What is expected of it.</param>
    /// <param name="successes">Good answers in a row that are enough.</param>
    /// <param name="container">The container.</param>
    /// <param name="isYoung">Whether it was created just now, so that every restart counts against it.</param>
    public GateMachine(GateTarget target, int successes, ContainerSnapshot container, bool isYoung)
    {
        (Target, Successes, Container) = (target, successes, container);
        Verdict = isYoung && container.Restarts > 0
            ? Failed($"was restarted {container.Restarts} times since it was created, with exit code {container.ExitCode}{Memory(container.OutOfMemory)}")
            : Look(container);
    }

    /// <summary>What is expected.</summary>
    public GateTarget Target { get; }

    /// <summary>The container as far as it is known.</summary>
    public ContainerSnapshot Container { get; private init; }

    /// <summary>Where the gate stands.</summary>
    public GateVerdict Verdict { get; private init; }

    /// <summary>Whether it can be asked nothing, so that staying up is all there is to see.</summary>
    public bool IsSilent => Target is { IsOneShot: false, Probe: null } && Container.Health is null;

    private int Successes { get; }

    private int Good { get; init; }

    private int Foreign { get; init; }

    private bool WasQuiet { get; init; }

    private bool WasOutOfMemory { get; init; }

    private ProbeAnswer? Last { get; init; }

    /// <summary>After another look.</summary>
    public GateMachine After(ContainerSnapshot container) => Next(this with { Container = container }, Look(container));

    /// <summary>After an event of this container.</summary>
    public GateMachine After(ContainerEvent happened) => happened.Action switch
    {
        "oom" => this with { WasOutOfMemory = true },
        "die" => Next(this, Ended(happened.ExitCode, WasOutOfMemory)),
        "destroy" => Next(this, Failed("was removed")),
        "health_status: unhealthy" => Next(this, Failed("is unhealthy: its HEALTHCHECK failed too often")),
        "health_status: healthy" => Next(this with { Container = Container with { Health = "healthy" } }, null),
        _ => this,
    };

    /// <summary>After an answer, or the lack of one.</summary>
    public GateMachine After(ProbeAnswer answer)
    {
        var isForeign = answer.IsGood && Target.Probe?.DigestProperty is not null && answer.Digest != Target.Digest;
        var next = this with
        {
            Last = answer,
            Good = answer.IsGood && !isForeign ? Good + 1 : 0,
            Foreign = isForeign ? Foreign + 1 : 0,
        };
        var named = answer.Digest is null ? "no digest" : answer.Digest;
        return Next(next, next.Foreign >= Successes ? Failed($"answers for another build: {Target.Probe!.DigestProperty} names {named}, expected {Target.Digest}") : null);
    }

    /// <summary>After <see cref="GateOptions.QuietTime"/> in which nothing happened to it.</summary>
    public GateMachine AfterQuietTime() => Next(this with { WasQuiet = true }, null);

    /// <summary>When there is no time left.</summary>
    public GateMachine AfterTimeout(TimeSpan timeout) => Next(this, Failed($"was not ready after {timeout.TotalSeconds:0.#} s: {State}"));

    private string State => string.Join(", ", ((string?[])[
        $"the container is {Container.Status}",
        Container.Health is { } health ? $"its health is {health}" : null,
        Last is not null ? $"its last answer was {Last.Text}" : null,
        Good > 0 ? $"{Good} of {Successes} good answers" : null]).OfType<string>());

    private static GateMachine Next(GateMachine machine, GateVerdict? verdict) =>
        machine.Verdict.Outcome != GateOutcome.Waiting ? machine : machine with { Verdict = verdict ?? machine.Weigh() };

    private GateVerdict Look(ContainerSnapshot container) => container switch
    {
        { Status: "exited" or "dead" } => Ended(container.ExitCode, container.OutOfMemory),
        { Status: "restarting" } => Failed($"restarts again and again, with exit code {container.ExitCode}{Memory(container.OutOfMemory)}"),
        { Health: "unhealthy" } => Failed("is unhealthy: its HEALTHCHECK failed too often"),
        _ => Weigh(),
    };

    private GateVerdict Ended(int exitCode, bool outOfMemory) => Target.IsOneShot && exitCode == 0
        ? new GateVerdict(GateOutcome.Passed, "exited with 0")
        : Failed($"exited with code {exitCode}{Memory(outOfMemory)}");

    private GateVerdict Weigh()
    {
        var isHealthy = Container.Health is null or "healthy";
        var answers = Target.Probe is null || Good >= Successes;
        if (Target.IsOneShot || !Container.IsRunning || !isHealthy || !answers || (IsSilent && !WasQuiet))
            return new GateVerdict(GateOutcome.Waiting, State);
        return new GateVerdict(GateOutcome.Passed, IsSilent ? "stays up" : string.Join(", ", ((string?[])[
            Container.Health,
            Target.Probe is null ? null : $"{Good} good {(Good == 1 ? "answer" : "answers")}{(Last?.Digest is null ? "" : " of the expected build")}"]).OfType<string>()));
    }

    private static GateVerdict Failed(string reason) => new(GateOutcome.Failed, reason);

    private static string Memory(bool isOut) => isOut ? ", out of memory" : "";
}
