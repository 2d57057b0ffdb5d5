using System.Security.Cryptography;
using System.Text;

namespace Slipway.Provision;

/// <summary>A file of root's that belongs to Slipway alone: written whole, and written again where it differs.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Content">Content.</param>
internal sealed record ManagedFile(string Path, string Content)
{
    /// <summary>Mode in octal digits.</summary>
    public string Mode { get; init; } = "644";

    /// <summary>What it is where it is as wanted.</summary>
    public FileFact Fact => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content))), $"{Mode}:root:root");
}
