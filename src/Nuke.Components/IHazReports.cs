using Nuke.Common.IO;

namespace Nuke.Components;

/// <summary>A directory for what the build reports.</summary>
public interface IHazReports : IHazArtifacts
{
    /// <summary>The directory.</summary>
    AbsolutePath ReportDirectory => ArtifactsDirectory / "reports";
}
