using Microsoft.Extensions.Time.Testing;
using Slipway.Health;

namespace Slipway.Tests.Health;

public sealed class ContainerGateTests
{
    private readonly FakeTimeProvider _time = new();

    private GateOptions Options => new() { Time = _time };

    [Fact]
    public async Task It_asks_again_after_the_interval_until_answers_are_good()
    {
        await using var question = new Question(Some.Bad, Some.Good, Some.Good, Some.Good);
        var running = Run(Some.Target with { Probe = Some.Probe }, question);

        for (var asked = 1; asked < 4; asked++)
        {
            await question.UntilAskedAsync(asked);
            _time.Advance(Options.Interval);
        }

        (await running).Verdict.Outcome.Should().Be(GateOutcome.Passed);
        question.Asked.Should().Be(4);
        question.IsDisposed.Should().BeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_asks_again_sooner_while_nothing_listens(bool isNone)
    {
        await using var question = new Question(Some.Bad with { IsNone = isNone }, Some.Good);
        var running = Run(Some.Target with { Probe = Some.Probe }, question, successes: 1);

        // The first question is asked, and the time until the next is set, before there is anything to wait for.
        await AdvanceAsync(Options.ListenInterval);
        if (!isNone)
        {
            question.Asked.Should().Be(1);
            _time.Advance(Options.Interval - Options.ListenInterval);
        }

        (await running).Verdict.Outcome.Should().Be(GateOutcome.Passed);
    }

    [Fact]
    public async Task It_gives_up_when_the_time_is_over()
    {
        await using var question = new Question();
        var running = Run(Some.Target, question, container: Some.Container with { Health = "starting" });

        await AdvanceAsync(TimeSpan.FromSeconds(59));
        running.IsCompleted.Should().BeFalse();
        await AdvanceAsync(TimeSpan.FromSeconds(1));

        (await running).Verdict.Reason.Should().StartWith("was not ready after 60 s");
    }

    [Fact]
    public async Task A_silent_service_has_to_stay_up_for_what_is_left_of_the_quiet_time()
    {
        await using var question = new Question();
        var running = Run(Some.Target, question, age: TimeSpan.FromSeconds(1.5));

        await AdvanceAsync(TimeSpan.FromSeconds(0.4));
        running.IsCompleted.Should().BeFalse();
        await AdvanceAsync(TimeSpan.FromSeconds(0.1));

        (await running).Verdict.Outcome.Should().Be(GateOutcome.Passed);
    }

    [Fact]
    public async Task A_container_that_starts_late_is_asked_from_then_on()
    {
        await using var question = new Question(Some.Good);
        var gate = new ContainerGate(new GateMachine(Some.Target with { Probe = Some.Probe }, 1, Some.Container with { Status = "created" }, isYoung: true), Options, default);
        var running = gate.RunAsync((_, _, _) => Task.FromResult<IQuestion>(question), CancellationToken.None);

        question.Asked.Should().Be(0);
        gate.Post(x => x.After(Some.Container));

        (await running).Verdict.Outcome.Should().Be(GateOutcome.Passed);
    }

    [Fact]
    public async Task A_way_to_the_container_that_cannot_be_opened_is_an_error_and_no_verdict()
    {
        var gate = new ContainerGate(new GateMachine(Some.Target with { Probe = Some.Probe }, 1, Some.Container, isYoung: true), Options, default);

        var running = () => gate.RunAsync((_, _, _) => Task.FromException<IQuestion>(new SlipwayException("lost")), CancellationToken.None);

        await running.Should().ThrowAsync<SlipwayException>().WithMessage("lost");
    }

    private Task<GateMachine> Run(GateTarget target, Question question, ContainerSnapshot? container = null, TimeSpan age = default, int successes = 3) =>
        new ContainerGate(new GateMachine(target, successes, container ?? Some.Container, isYoung: true), Options, age)
            .RunAsync((_, _, _) => Task.FromResult<IQuestion>(question), CancellationToken.None);

    private async Task AdvanceAsync(TimeSpan time)
    {
        _time.Advance(time);
        // Continuations of the fake clock run on the pool.
        for (var i = 0; i < 20; i++)
            await Task.Yield();
    }

    private sealed class Question(params ProbeAnswer[] answers) : IQuestion
    {
        public int Asked { get; private set; }

        public bool IsDisposed { get; private set; }

        /// <summary>However busy the machine is, time goes on only once it has been asked that often.</summary>
        public async Task UntilAskedAsync(int times)
        {
            while (Asked < times)
                await Task.Yield();
        }

        public Task<ProbeAnswer> AskAsync(CancellationToken cancellationToken) => Task.FromResult(answers[Math.Min(Asked++, answers.Length - 1)]);

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
