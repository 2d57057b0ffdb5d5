#pragma warning disable CA1008 // Names and values are NUKE's, which has none for zero.
namespace Nuke.Common;

/// <summary>Directories that the system knows by name.</summary>
public enum SpecialFolders
{
    /// <summary>Settings of the user that follow him to other machines.</summary>
    ApplicationData = Environment.SpecialFolder.ApplicationData,

    /// <summary>Settings of all users.</summary>
    CommonApplicationData = Environment.SpecialFolder.CommonApplicationData,

    /// <summary>Settings of the user on this machine.</summary>
    LocalApplicationData = Environment.SpecialFolder.LocalApplicationData,

    /// <summary>Programs.</summary>
    ProgramFiles = Environment.SpecialFolder.ProgramFiles,

    /// <summary>Programs of 32 bits.</summary>
    ProgramFilesX86 = Environment.SpecialFolder.ProgramFilesX86,

    /// <summary>The system's own.</summary>
    System = Environment.SpecialFolder.System,

    /// <summary>The user's home.</summary>
    UserProfile = Environment.SpecialFolder.UserProfile,

    /// <summary>Windows.</summary>
    Windows = Environment.SpecialFolder.Windows,
}
