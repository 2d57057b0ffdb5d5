using System.Security.Cryptography;

namespace Nuke.Common.IO;

/// <summary>Hashes.</summary>
public static partial class AbsolutePathExtensions
{
    /// <summary>The SHA-256 hash of the file, in lower-case hexadecimal digits.</summary>
    public static string GetFileHash(this AbsolutePath path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
