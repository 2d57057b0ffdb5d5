namespace Nuke.Common.CI.TeamCity;

/// <summary>What happens when a report has no data.</summary>
public enum TeamCityNoDataPublishedAction
{
    /// <summary>info.</summary>
    info,

    /// <summary>nothing.</summary>
    nothing,

    /// <summary>warning.</summary>
    warning,

    /// <summary>error.</summary>
    error,
}
