using System.Globalization;
using Nuke.Common.IO;

namespace Nuke.Common.Reporting;

/// <summary>
/// The log files of the temporary directory: one per run, named by its time, and <c>build.log</c>, which is the newest.
/// </summary>
internal sealed class LogFiles(AbsolutePath directory)
{
    /// <summary>How many are kept, the newest included.</summary>
    public const int Kept = 10;

    const string Newest = "build.log";

    /// <summary>Makes the file of a run. Runs that start in the same second have files of their own.</summary>
    public FileStream Create(DateTimeOffset start)
    {
        Directory.CreateDirectory(directory);
        var name = $"build.{start.ToString("yyyy-MM-dd_HH-mm-ss", CultureInfo.InvariantCulture)}";
        for (var number = 1; ; number++)
        {
            var file = directory / $"{name}{(number == 1 ? "" : $"_{number}")}.log";
            if (File.Exists(file))
                continue;
            try
            {
                return new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete);
            }
            catch (IOException) when (File.Exists(file))
            {
                // Another run was faster.
            }
        }
    }

    /// <summary>Makes <c>build.log</c> a link to the file; elsewhere it becomes a copy when the run is over.</summary>
    /// <returns>Whether it is a link.</returns>
    public bool Link(string file)
    {
        // A link is replaced by renaming another over it, so that there is always one.
        var link = directory / $".{Path.GetFileName(file)}";
        try
        {
            File.CreateSymbolicLink(link, Path.GetFileName(file));
            File.Move(link, directory / Newest, overwrite: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Windows lets only some people make links.
            File.Delete(link);
            return false;
        }
    }

    public void Copy(string file) => File.Copy(file, directory / Newest, overwrite: true);

    /// <summary>Deletes the oldest, but none that a running build still writes.</summary>
    public void Prune()
    {
        foreach (var old in Directory.GetFiles(directory, "build.*.log").OrderDescending(StringComparer.Ordinal).Skip(Kept))
        {
            try
            {
                using (new FileStream(old, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    // Nobody else has it open.
                }

                File.Delete(old);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It is in use, or another build has deleted it.
            }
        }
    }
}
