namespace Nuke.Common.CI.TravisCI;

/// <summary>What started the build.</summary>
public enum TravisCIEventType
{
    /// <summary>A push.</summary>
    push,

    /// <summary>A pull request.</summary>
#pragma warning disable CA1707 // As Travis writes it.
    pull_request,
#pragma warning restore CA1707

    /// <summary>A call of the API.</summary>
    api,

    /// <summary>The clock.</summary>
    cron,
}
