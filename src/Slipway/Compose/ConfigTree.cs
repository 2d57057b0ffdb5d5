using System.Collections.Immutable;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Slipway.Compose;

/// <summary>
/// A mounted file or directory under the name of its content: <c>/opt/&lt;application&gt;/files/&lt;hash&gt;/&lt;name&gt;</c>.
/// Another content is another path, so the container that mounts it is created anew exactly when the content changes.
/// </summary>
public sealed record ConfigTree
{
    /// <summary>Largest content of one tree: configuration, not data (10 MB).</summary>
    public const long MaximumBytes = 10_000_000;

    /// <summary>First 12 hexadecimal digits of the content's hash: its directory below <c>files/</c>.</summary>
    public required string Hash { get; init; }

    /// <summary>Name of the file or directory.</summary>
    public required string Name { get; init; }

    /// <summary>The files, with <c>/</c>-separated paths that start with <see cref="Name"/>.</summary>
    public required ImmutableArray<ConfigFile> Files { get; init; }

    /// <summary>
    /// Whether it is the file of a Compose secret. Its directory below <c>files/</c> must be 0700, so that no other user
    /// of the server gets to it; the file itself stays readable for whatever user the container runs as.
    /// </summary>
    public bool IsSecret { get; init; }

    /// <summary>Mode of the directory below <c>files/</c>.</summary>
    public UnixFileMode DirectoryMode => IsSecret
        ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        : ConfigFile.Executable;

    /// <summary>Directory and name: <c>&lt;hash&gt;/&lt;name&gt;</c>.</summary>
    public string RelativePath => $"{Hash}/{Name}";

    /// <summary>Names a content by its hash.</summary>
    /// <param name="name">Name of the file or directory.</param>
    /// <param name="files">Its files.</param>
    /// <param name="secretSalt">For a secret's file: makes the hash one that cannot be guessed from.</param>
    internal static ConfigTree Of(string name, IEnumerable<ConfigFile> files, string? secretSalt = null)
    {
        ImmutableArray<ConfigFile> sorted = [.. files.OrderBy(x => x.Path, StringComparer.Ordinal)];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secretSalt ?? "dev.slipway.files"));
        foreach (var file in sorted)
        {
            Append(hash, Encoding.UTF8.GetBytes(file.Path));
            Append(hash, [(byte)(file.Mode == ConfigFile.Executable ? 1 : 0)]);
            Append(hash, file.Content.Span);
        }

        return new ConfigTree { Hash = Convert.ToHexStringLower(hash.GetHashAndReset())[..12], Name = name, Files = sorted, IsSecret = secretSalt is not null };
    }

    // With its length before it, no part can be taken for the end of the one before.
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}

/// <summary>One file of a tree.</summary>
/// <param name="Path">Path below the tree's directory.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Mode"><see cref="Plain"/> or <see cref="Executable"/>; nothing else of a mode survives a checkout.</param>
public sealed record ConfigFile(string Path, ReadOnlyMemory<byte> Content, UnixFileMode Mode)
{
    /// <summary>0644</summary>
    public const UnixFileMode Plain =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>0755</summary>
    public const UnixFileMode Executable =
        Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
}
