using Nuke.Common.IO;

namespace Nuke.Common.Tests.Bootstrap;

/// <summary>Where the sources of this test are.</summary>
internal static class Repository
{
    public static AbsolutePath Root { get; } = Find(AppContext.BaseDirectory);

    private static AbsolutePath Find(string directory) =>
        File.Exists(Path.Combine(directory, "Slipway.slnx")) ? AbsolutePath.Create(directory) : Find(Path.GetDirectoryName(directory)!);
}
