using System.Security.Cryptography;
using System.Text;

namespace Slipway;

/// <summary>Writes files that are there whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Only the owner may read and write.</summary>
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file anew, under its name only when it is complete and on the disk.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="text">Its content, written in UTF-8.</param>
    /// <param name="mode">Its mode, which it has from the moment it is made; null leaves that to the system.</param>
    public static void Write(string path, string text, UnixFileMode? mode = null)
    {
        var temporary = $"{path}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (mode is not null && !OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        try
        {
            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
