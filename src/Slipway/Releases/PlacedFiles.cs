using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Slipway.Releases;

/// <summary>
/// Directories that a service mounts from a place that stays while their files change, so that the service can be reloaded. The
/// place is <c>files/DIRECTORY</c>: <c>mount</c> has what the service mounts, links that never change, and <c>content</c> what they
/// lead to. Of all contents there the link <c>serving</c> names one; renaming that link changes every file at once.
/// </summary>
/// <param name="Directory">Name below <c>files/</c>: another for every other definition of the service, so that what is put there is seen by containers of this one alone.</param>
/// <param name="Mounts">What is mounted, in the order of the definition.</param>
public sealed record PlacedFiles(string Directory, ImmutableArray<PlacedMount> Mounts)
{
    /// <summary>Where the service finds what its links lead to.</summary>
    internal const string Root = "/run/slipway/files";

    /// <summary>Name below <c>files/DIRECTORY</c> of what is mounted where the service looks.</summary>
    internal const string MountName = "mount";

    /// <summary>Name below <c>files/DIRECTORY</c> of what the links lead to.</summary>
    internal const string ContentName = "content";

    /// <summary>Name of the link to the content that is found.</summary>
    internal const string Serving = "serving";

    /// <summary>Name below <c>files/DIRECTORY</c> of the file that is there from a change until the service is known to work with it.</summary>
    internal const string Pending = "pending";

    /// <summary>Name of the content: a hash of all that is mounted.</summary>
    public string Content => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Mounts.Select(x => x.Tree)))))[..12];
}

/// <summary>One of the directories.</summary>
/// <param name="Target">Where the service finds it.</param>
/// <param name="Tree">Its content-addressed directory below <c>files/</c>: <c>HASH/NAME</c>.</param>
public sealed record PlacedMount(string Target, string Tree);

/// <summary>What a server has in such a place.</summary>
/// <param name="Content">Name of the content that is found; empty where there is none.</param>
/// <param name="IsPending">Whether a change of it was begun that the service may not have taken up.</param>
public sealed record PlacedState(string Content, bool IsPending);
