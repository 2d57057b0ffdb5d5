using System.Collections.Immutable;

namespace Slipway.GitHub.Approvals;

/// <summary>Who deploys what to where, as GitHub Actions says it.</summary>
/// <param name="Environment">The environment that must be protected.</param>
/// <param name="Event"><c>push</c>, <c>workflow_dispatch</c>, …</param>
/// <param name="Actor">Who started the run.</param>
/// <param name="Branch">The branch it runs on.</param>
public sealed record DeployAttempt(string Environment, string Event, string Actor, string Branch)
{
    /// <summary>Who may dispatch a deploy where no reviewers can be required; GitHub logins.</summary>
    public ImmutableArray<string> Deployers { get; init; } = [];
}
