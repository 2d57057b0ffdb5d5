namespace Nuke.Common.CI.AppVeyor;

/// <summary>How bad a message is.</summary>
public enum AppVeyorMessageCategory
{
    /// <summary>Information.</summary>
    Information,

    /// <summary>Warning.</summary>
    Warning,

    /// <summary>Error.</summary>
    Error,
}
