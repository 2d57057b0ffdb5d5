using System.Security.Cryptography;
using System.Text;

namespace Slipway.Sandbox;

/// <summary>A hash over everything that a result depends on, so that equal hashes need no second look.</summary>
internal static class ContentHash
{
    private const int Length = 32;

    /// <summary>Of names and contents of all files below <paramref name="directory"/>, and of <paramref name="values"/>.</summary>
    public static string Of(string directory, params IEnumerable<string> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(directory, file) + "\0"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        Append(hash, values);
        return Finish(hash);
    }

    /// <summary>Of <paramref name="values"/>.</summary>
    public static string Of(IEnumerable<string> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, values);
        return Finish(hash);
    }

    private static void Append(IncrementalHash hash, IEnumerable<string> values)
    {
        foreach (var value in values)
            hash.AppendData(Encoding.UTF8.GetBytes(value + "\0"));
    }

    private static string Finish(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset())[..Length];
}
