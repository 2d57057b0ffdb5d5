namespace Nuke.Common.CI.TeamCity;

/// <summary>The tool that measured coverage.</summary>
public enum TeamCityImportTool
{
    /// <summary>dotcover.</summary>
    dotcover,

    /// <summary>partcover.</summary>
    partcover,

    /// <summary>ncover.</summary>
    ncover,

    /// <summary>ncover3.</summary>
    ncover3,
}
