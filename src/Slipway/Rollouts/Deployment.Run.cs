using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Slipway.Environments;
using Slipway.Releases;

namespace Slipway.Rollouts;

public sealed partial class Deployment
{
    private Task RunPartAsync(ImmutableArray<Operation> operations, Delivery? delivery, CancellationToken cancellationToken) =>
        GuardAsync(async token =>
        {
            await RunAsync(operations, delivery, token);
            await _runner.RecordAsync(_progress!, token);
            _isBetweenParts = true;
        }, cancellationToken);

    private async Task RunAsync(ImmutableArray<Operation> operations, Delivery? delivery, CancellationToken cancellationToken)
    {
        while (!operations.IsEmpty)
        {
            _lock!.ThrowIfLost();
            var step = Together(operations);
            await SpendAsync(RolloutPlan.TargetOf(step[0]), () => RunStepAsync(step, delivery, cancellationToken));
            _open = _open is null ? null : _open with { Operations = _open.Operations.RemoveRange(step) };
            operations = operations.RemoveRange(0, step.Length);
        }

        _state = null;
    }

    /// <summary>A release's files and its images come side by side: neither needs the other, nor changes what serves.</summary>
    private static ImmutableArray<Operation> Together(ImmutableArray<Operation> operations) => operations is [UploadRelease, PullImages, ..] ? operations[..2] : operations[..1];

    /// <summary>Runs operations side by side; when one fails, the others end first.</summary>
    private async Task RunStepAsync(ImmutableArray<Operation> step, Delivery? delivery, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = step.Select(x => BeginAsync(x, delivery, ending.Token)).ToArray();
        try
        {
            await foreach (var ended in Task.WhenEach(running))
                _progress = await ended;
        }
        catch
        {
            await ending.CancelAsync();
            await Task.WhenAll(running).ContinueWith(x => x.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }
    }

    private Task<Progress> BeginAsync(Operation operation, Delivery? delivery, CancellationToken cancellationToken)
    {
        _log.Information("{Operation:l}", operation.Describe());
        return _runner.RunAsync(operation, _release!, _progress!, delivery, cancellationToken);
    }

    /// <summary>Notes how long a part of the work of a target took, whether it failed or not.</summary>
    private async Task SpendAsync(string target, Func<Task> action)
    {
        var started = _options.Time.GetTimestamp();
        try
        {
            await action();
        }
        finally
        {
            _progress = _progress!.Spend(target, _options.Time.GetElapsedTime(started));
        }
    }

    /// <summary>Runs <paramref name="action"/> under the lock; when it fails, the way back runs before the failure is reported.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever failed, the previous release must be brought back; the failure is rethrown with what serves now.")]
    private async Task GuardAsync(Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        await LockAsync(cancellationToken);
        _isBetweenParts = false;
        try
        {
            await action(cancellationToken);
        }
        catch (Exception failure) when (!_lock!.IsLost && failure is not LockLostException)
        {
            throw await GoBackAsync(failure);
        }
    }

    /// <summary>Takes the lock; a plan that was made from an older state of the server is not run.</summary>
    private async Task LockAsync(CancellationToken cancellationToken)
    {
        if (_lock is not null)
            return;
        var taken = await DeployLock.AcquireAsync(_connection, Layout, _options, _progress!.Release, _fence, cancellationToken);
        if (taken.Stamp != (await StateAsync(cancellationToken)).Stamp)
        {
            await taken.DisposeAsync();
            throw new SlipwayException($"Another deploy changed {Where} after this plan was made. Nothing was changed.", "run the deploy again: it plans anew");
        }

        _lock = taken;
    }

    [SuppressMessage("Design", "CA1031", Justification = "A failed way back is reported with the failure that led to it.")]
    private async Task<DeployFailedException> GoBackAsync(Exception failure)
    {
        var what = failure is OperationCanceledException ? "The deploy was cancelled." : failure.Message;
        // The whole message follows once it is known what serves.
        _log.Warning("{Failure:l}", what.Split('\n')[0]);
        await _runner.SettleAsync().ContinueWith(x => x.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        (_state, _open) = (null, null);
        try
        {
            var state = ToGoBackFrom(await StateAsync(CancellationToken.None));
            var outcome = await RunWayBackAsync(state);
            var serves = state.Current is { } current ? $"{current.Id} serves on {Where}" : $"nothing serves on {Where} yet";
            return new DeployFailedException(outcome, $"{what}\n{_environment.Name}: {serves}; {_release!.Id} was not deployed.{WhatStays(state)}", Next(outcome), failure);
        }
        catch (Exception second)
        {
            return new DeployFailedException(
                DeployOutcome.WayBackFailed,
                $"{what}\n{_environment.Name}: going back to {_progress?.Previous ?? "the state before"} failed too: {second.Message}",
                $"./build.sh Status --environment {_environment.Name}, then deploy the wanted release again: it completes or replaces what was left",
                failure);
        }
    }

    /// <summary>What is not known is not taken for what is not there: a way back to nothing would stop what serves.</summary>
    private ServerState ToGoBackFrom(ServerState state)
    {
        if (!state.DockerAnswers)
            throw new SlipwayException($"Docker does not answer on {Where}; nothing more was changed.");
        if (state is { Current: null, CurrentId: { } id })
            return state with { Current = _served?.Id == id ? _served : throw new SlipwayException($"the record of {id}, which served, cannot be read; nothing more was changed.") };
        return state;
    }

    private async Task<DeployOutcome> RunWayBackAsync(ServerState state)
    {
        if (state.Progress?.Release != _release!.Id)
            return state.Current is null ? DeployOutcome.NothingChanged : DeployOutcome.PreviousServes;
        var previous = state.Current;
        RequireLivable(previous, state);
        var operations = WayBack.Plan(state.Progress, _release, state);
        _log.Warning("Going back to {Previous:l}", previous?.Id ?? "nothing");
        foreach (var operation in operations)
        {
            _log.Information("{Operation:l}", operation.Describe());
            await _runner.RunAsync(operation, previous ?? _release, state.Progress with { IsWayBack = true, Targets = _progress!.Targets }, delivery: null, CancellationToken.None);
        }

        return previous is not null ? DeployOutcome.PreviousServes
            : state.Progress.Begun.IsEmpty ? DeployOutcome.NothingChanged : DeployOutcome.NothingServes;
    }

    private string Next(DeployOutcome outcome) => outcome switch
    {
        DeployOutcome.NothingServes => $"mend it and run the deploy again; logs: ssh {_environment.Server} docker compose -p {_environment.Application} logs",
        _ => "mend it and run the deploy again",
    };
}
