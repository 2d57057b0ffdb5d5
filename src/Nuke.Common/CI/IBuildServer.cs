namespace Nuke.Common.CI;

/// <summary>A build server.</summary>
public interface IBuildServer
{
    /// <summary>The branch that is built.</summary>
    string Branch { get; }

    /// <summary>The commit that is built.</summary>
    string Commit { get; }
}
