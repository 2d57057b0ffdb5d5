using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Preflight;
using Slipway.Preflight.Facts;
using Slipway.Releases;

namespace Slipway.Rollouts;

public sealed partial class Deployment
{
    private ServerFacts? _facts;

    /// <summary>What the server runs, has and is like, in the one round trip that <see cref="StateAsync"/> takes for the first half of it.</summary>
    public async Task<(ServerState State, ServerFacts Facts)> ExamineServerAsync(CancellationToken cancellationToken = default)
    {
        if (_state is not null && _facts is not null)
            return (_state, _facts);
        var asked = _options.Time.GetUtcNow();
        var answer = (await _connection.RunAsync(ServerQuestion.Command(Layout), cancellationToken)).Output;
        var answered = _options.Time.GetUtcNow();
        var facts = Task.Run(() => FactsAnswer.Read(answer, asked, answered), cancellationToken);
        var state = Understand(answer);
        _facts = await facts;
        return (state, _facts);
    }

    /// <summary>
    /// Makes every check before a plan is run, and logs what is worth knowing. Registry and domains are asked only where the plan
    /// changes something; where it changes nothing, nothing is refused.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="bundle">What it was made for.</param>
    /// <param name="checks">Asks what is not known yet.</param>
    /// <param name="unpushed">Images of the bundle that no registry has yet, as in a dry run.</param>
    /// <param name="cancellationToken">Gives up; nothing has been changed.</param>
    /// <exception cref="PreflightException">The deploy would fail; the message has every reason.</exception>
    public async Task<PreflightReport> PreflightAsync(
        RolloutPlan plan, ReleaseBundle bundle, PreflightRun checks, ImmutableArray<BuiltImage> unpushed = default, CancellationToken cancellationToken = default)
    {
        unpushed = unpushed.IsDefault ? [] : unpushed;
        var (state, facts) = await ExamineServerAsync(cancellationToken);
        _mounted = [.. bundle.Trees.Keys, .. bundle.Compose.Placed.Values.Select(x => x.Directory)];
        var subject = new PreflightSubject
        {
            Environment = _environment,
            Project = bundle.Project,
            Commit = bundle.Release.Commit,
            BuiltImages = [.. bundle.Release.Images.ExceptBy(unpushed.Select(x => x.Name), x => x.Name)],
            UnpushedImages = unpushed,
            State = state,
            Server = facts,
            KeepReleases = _options.Retention.Releases,
            ChangesEdge = plan.ChangesEdge,
            Now = _options.Time.GetUtcNow(),
        };
        var report = plan.IsEmpty
            ? await checks.CheckKnownAsync(subject, cancellationToken)
            : await checks.CheckAsync(subject, this, bundle.Release.Services.Select(x => x.Image), cancellationToken);
        foreach (var line in report.Findings(plan.IsEmpty ? CheckStatus.Refused : CheckStatus.Warned))
            _log.Warning("{Finding:l}", line);
        if (!plan.IsEmpty)
            report.ThrowIfRefused();
        return report;
    }

    /// <summary>Asks again what only a closer look shows: what pruning would free, and which paths exist.</summary>
    internal async Task<ServerFacts> LookCloserAsync(long neededBytes, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var asked = _options.Time.GetUtcNow();
        var result = await _connection.RunAsync(FactsScript.Command(Layout, neededBytes, paths), cancellationToken);
        return FactsAnswer.Read(result.Output, asked, _options.Time.GetUtcNow());
    }
}
