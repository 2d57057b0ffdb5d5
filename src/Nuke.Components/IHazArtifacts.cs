using Nuke.Common;
using Nuke.Common.IO;

namespace Nuke.Components;

/// <summary>A directory for what the build makes.</summary>
public interface IHazArtifacts : INukeBuild
{
    /// <summary>The directory.</summary>
    AbsolutePath ArtifactsDirectory => RootDirectory / "artifacts";
}
