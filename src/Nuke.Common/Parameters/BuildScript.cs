namespace Nuke.Common.Parameters;

/// <summary>How a person starts the build, for messages that say what to type next.</summary>
internal static class BuildScript
{
    /// <summary>For files that are the same on every machine.</summary>
    public const string Unix = "./build.sh";

    /// <summary>On this machine.</summary>
    public static string Command { get; } = OperatingSystem.IsWindows() ? @".\build.ps1" : Unix;
}
