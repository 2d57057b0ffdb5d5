using System.Collections.Immutable;
using Slipway.Releases;

namespace Slipway.Reports;

/// <summary>A deploy, and what became of it. A rollback by hand is the fate of a deploy, not a deploy.</summary>
/// <param name="Deploy">The deploy.</param>
internal sealed record DeployFate(PastDeploy Deploy)
{
    /// <summary>The rollback that took it away while it served; null where none did.</summary>
    public PastDeploy? UndoneBy { get; init; }

    /// <summary>How long it took until a good release served again; null where nothing failed, or nothing serves yet.</summary>
    public TimeSpan? RestoredIn { get; init; }

    public bool IsFailed => Deploy.Outcome == DeployEnd.Failed;

    public bool WentWrong => IsFailed || UndoneBy is not null;

    /// <summary>Reads them out of a history.</summary>
    /// <param name="history">Oldest first.</param>
    public static ImmutableArray<DeployFate> Of(IEnumerable<PastDeploy> history)
    {
        var fates = new List<DeployFate>();
        var serving = -1;
        string? current = null;
        foreach (var deploy in history)
        {
            if (deploy.Outcome != DeployEnd.RolledBack)
                fates.Add(Begun(deploy, current));
            if (deploy.Outcome == DeployEnd.Failed)
                continue;
            var place = fates.FindLastIndex(x => x.Deploy.Release == deploy.Release && !x.IsFailed);
            // Back is only what leads to an earlier release: one to the release that serves undoes nothing, nor does one forward.
            if (deploy.Outcome == DeployEnd.RolledBack && deploy.Release != current && serving > place)
                fates[serving] = fates[serving] with { UndoneBy = deploy, RestoredIn = deploy.EndedAt - fates[serving].Deploy.EndedAt };
            if (current is null)
                Restore(fates, deploy);
            (serving, current) = (place, deploy.Release);
        }

        return [.. fates];
    }

    /// <summary>While a release serves, one that fails ends when the one before serves again.</summary>
    private static DeployFate Begun(PastDeploy deploy, string? current) => new(deploy)
    {
        RestoredIn = deploy.Outcome == DeployEnd.Failed && current is not null ? TimeSpan.FromSeconds(deploy.Seconds) : null,
    };

    /// <summary>Before the first release there was nothing to go back to: it failed until this one served.</summary>
    private static void Restore(List<DeployFate> fates, PastDeploy first)
    {
        for (var place = 0; place < fates.Count; place++)
            if (fates[place].IsFailed)
                fates[place] = fates[place] with { RestoredIn = first.EndedAt - fates[place].Deploy.EndedAt };
    }
}
