namespace Nuke.Common.CI.TeamCity;

/// <summary>How bad a message is.</summary>
public enum TeamCityStatus
{
    /// <summary>NORMAL.</summary>
    NORMAL,

    /// <summary>WARNING.</summary>
    WARNING,

    /// <summary>ERROR.</summary>
    ERROR,

    /// <summary>FAILURE.</summary>
    FAILURE,
}
