using System.IO.Compression;
using System.Text;
using Nuke.Common.IO;

namespace Nuke.Common.Git;

internal static class GitObjects
{
    const int LongestHeader = 512;

    /// <summary>
    /// The commit that a tag is of: for an annotated one, what its object names. A tag object that is packed while its
    /// reference is not stays as it is; Git writes both loose or packs both.
    /// </summary>
    public static string Peel(AbsolutePath common, string hash)
    {
        var file = common / "objects" / hash[..2] / hash[2..];
        if (!File.Exists(file))
            return hash;
        using var stream = new ZLibStream(File.OpenRead(file), CompressionMode.Decompress);
        var buffer = new byte[LongestHeader];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var text = Encoding.ASCII.GetString(buffer, 0, length);
        var start = text.IndexOf("\0object ", StringComparison.Ordinal);
        return text.StartsWith("tag ", StringComparison.Ordinal) && start >= 0 ? text.Substring(start + 8, hash.Length) : hash;
    }
}
