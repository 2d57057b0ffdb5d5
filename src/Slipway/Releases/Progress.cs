using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Slipway.Environments;

namespace Slipway.Releases;

/// <summary>The release in progress on a server: the content of <c>progress.json</c>, gone once the release is current.</summary>
/// <param name="Release">Its id.</param>
/// <param name="Previous">The release that served when it began; null on the first deploy.</param>
/// <param name="StartedAt">When it began (UTC).</param>
/// <param name="StartedBy">Who began it.</param>
public sealed record Progress(string Release, string? Previous, DateTimeOffset StartedAt, string StartedBy)
{
    /// <summary>The release's commit.</summary>
    public string? Commit { get; init; }

    /// <summary>Whether an earlier release is brought back by hand.</summary>
    public bool IsRollback { get; init; }

    /// <summary>Whether it is the way back of a deploy that failed; never written to the server.</summary>
    [JsonIgnore]
    public bool IsWayBack { get; init; }

    /// <summary>Stages whose services were touched, in order; the last may be unfinished.</summary>
    public ImmutableArray<StageKind> Begun { get; init; } = [];

    /// <summary>Stages that passed their gate.</summary>
    public ImmutableArray<StageKind> Passed { get; init; } = [];

    /// <summary>Seconds that each target of the build has spent on it so far, by the target's name.</summary>
    public ImmutableSortedDictionary<string, double> Targets { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>With <paramref name="stage"/> begun.</summary>
    public Progress Begin(StageKind stage) => Begun.Contains(stage) ? this : this with { Begun = Begun.Add(stage) };

    /// <summary>With <paramref name="stage"/> past its gate.</summary>
    public Progress Pass(StageKind stage) => Passed.Contains(stage) ? this : this with { Passed = Passed.Add(stage) };

    /// <summary>With more time spent by <paramref name="target"/>.</summary>
    public Progress Spend(string target, TimeSpan time) => this with { Targets = Targets.SetItem(target, Math.Round(Targets.GetValueOrDefault(target) + time.TotalSeconds, 3)) };
}
