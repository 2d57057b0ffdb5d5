using Slipway.Preflight.Facts;
using Slipway.Releases;

namespace Slipway.Preflight.Checks;

/// <summary>The pull fits on the server's disk, and something is left for the databases that share it.</summary>
public sealed class DiskSpaceCheck : PreflightCheck
{
    /// <summary>
    /// A compressed layer takes about two and a half times its size unpacked, and lies on the disk beside it while it is unpacked.
    /// </summary>
    public const double Unpacked = 3.5;

    /// <summary>What must stay free: databases, logs and the system share the disk (500 MB).</summary>
    public const long Reserve = 500_000_000;

    /// <summary>What a release's own files may need (a tree has at most 10 MB).</summary>
    private const long Files = 50_000_000;

    /// <inheritdoc/>
    public override string Name => "disk space";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Server | Knowledge.Images;

    /// <summary>What must be free for images, were none of their layers on the server yet.</summary>
    public static long AtMost(IEnumerable<ImageFacts> images) => Needed(images.SelectMany(x => x.Layers).DistinctBy(x => x.DiffId).Sum(x => x.CompressedBytes));

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var (server, download) = (subject.Environment.Server, Download(subject));
        if (subject.Server!.ApplicationDisk is { } files && files.FreeBytes < Files)
            yield return Problem.Refuse(
                $"{server} has {Size.Of(files.FreeBytes)} left on {files.MountPoint}, where /opt/{subject.Environment.Application} is; a release needs {Size.Of(Files)}.", Mend(subject));
        if (subject.Server.DockerDisk is not { } disk)
            yield return Problem.Warn($"{server} does not say how much space Docker's directory has.", $"ssh {server.User}@{server.Host} df -h");
        else if (disk.FreeBytes < Needed(download))
            yield return Problem.Refuse(
                $"{server} has {Size.Of(disk.FreeBytes)} of {Size.Of(disk.TotalBytes)} left on {disk.MountPoint}, where Docker keeps its images. "
                + $"The pull downloads {Size.Of(download)} and needs {Size.Of(Needed(download))} while it unpacks. {Prunable(subject)}", Mend(subject));
        else if (disk.FreeBytes - (long)(download * Unpacked) < disk.TotalBytes / 20)
            yield return Problem.Warn(
                $"After the pull, {server} will have less than 5 % left on {disk.MountPoint} ({Size.Of(disk.FreeBytes)} now). {Prunable(subject)}", Mend(subject));
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) =>
        $"{Size.Of(subject.Server!.DockerDisk!.FreeBytes)} free, {Size.Of(Download(subject))} to download";

    private static long Needed(long download) => (long)(download * Unpacked) + Reserve;

    private static long Download(PreflightSubject subject) => subject.Images!.Value.SelectMany(x => x.Layers).DistinctBy(x => x.DiffId)
        .Where(x => !subject.Server!.Layers.Contains(x.DiffId)).Sum(x => x.CompressedBytes);

    private static string Prunable(PreflightSubject subject)
    {
        var server = subject.Server!;
        var images = RetentionPlanner.Plan(server.Kept, new RetentionPolicy(subject.KeepReleases)).Images;
        var bytes = images.Sum(x => server.UniqueBytes.GetValueOrDefault(x.Id));
        var cache = server.BuildCacheBytes > 0 ? $"; docker builder prune there would free {Size.Of(server.BuildCacheBytes)}" : "";
        return images.IsEmpty
            ? $"Prune would free nothing: every image is in use or needed by one of the last {subject.KeepReleases} releases{cache}."
            : $"Prune would remove {images.Length} images and free at least {Size.Of(bytes)}{cache}.";
    }

    private static string Mend(PreflightSubject subject) =>
        $"./build.sh Prune --environment {subject.Environment.Name} (--keep-releases {RetentionPolicy.Fewest} frees most), or give {subject.Environment.Server.Name} a larger disk";
}
