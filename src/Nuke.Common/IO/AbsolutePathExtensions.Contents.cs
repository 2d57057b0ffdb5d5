using System.Text;

namespace Nuke.Common.IO;

/// <summary>Reading and writing, as UTF-8 without a byte order mark unless said otherwise.</summary>
public static partial class AbsolutePathExtensions
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Adds lines at the end of the file.</summary>
    public static AbsolutePath AppendAllLines(this AbsolutePath path, IEnumerable<string> lines, Encoding? encoding = null)
    {
        File.AppendAllLines(path.WithDirectory(), lines, encoding ?? Utf8);
        return path;
    }

    /// <summary>Adds lines at the end of the file.</summary>
    public static AbsolutePath AppendAllLines(this AbsolutePath path, string[] lines, Encoding? encoding = null) =>
        path.AppendAllLines(lines.AsEnumerable(), encoding);

    /// <summary>Adds text at the end of the file.</summary>
    public static AbsolutePath AppendAllText(this AbsolutePath path, string content, Encoding? encoding = null)
    {
        File.AppendAllText(path.WithDirectory(), content, encoding ?? Utf8);
        return path;
    }

    /// <summary>Writes the file, each line ended by a line break.</summary>
    public static AbsolutePath WriteAllLines(
        this AbsolutePath path,
        IEnumerable<string> lines,
        Encoding? encoding = null,
        PlatformFamily? platformFamily = null,
        bool? eofLineBreak = null) =>
        path.Write(string.Join('\n', lines), encoding, platformFamily, eofLineBreak);

    /// <summary>Writes the file, each line ended by a line break.</summary>
    public static AbsolutePath WriteAllLines(
        this AbsolutePath path,
        string[] lines,
        Encoding? encoding = null,
        PlatformFamily? platformFamily = null,
        bool? eofLineBreak = null) =>
        path.WriteAllLines(lines.AsEnumerable(), encoding, platformFamily, eofLineBreak);

    /// <summary>Writes the file with the line breaks of the platform, one of them at the end.</summary>
    public static AbsolutePath WriteAllText(
        this AbsolutePath path,
        string content,
        Encoding? encoding = null,
        bool? eofLineBreak = null) =>
        path.Write(content, encoding, platformFamily: null, eofLineBreak);

    private static AbsolutePath Write(
        this AbsolutePath path,
        string content,
        Encoding? encoding,
        PlatformFamily? platformFamily,
        bool? eofLineBreak)
    {
        var text = content.ReplaceLineEndings("\n");
        if (eofLineBreak ?? true)
            text = text.TrimEnd('\n') + "\n";
        if ((platformFamily ?? EnvironmentInfo.Platform) == PlatformFamily.Windows)
            text = text.ReplaceLineEndings("\r\n");
        File.WriteAllText(path.WithDirectory(), text, encoding ?? Utf8);
        return path;
    }

    /// <summary>Writes the file.</summary>
    public static AbsolutePath WriteAllBytes(this AbsolutePath path, byte[] bytes)
    {
        File.WriteAllBytes(path.WithDirectory(), bytes);
        return path;
    }

    /// <summary>Reads the file.</summary>
    public static string ReadAllText(this AbsolutePath path, Encoding? encoding = null) =>
        File.ReadAllText(path, encoding ?? Utf8);

    /// <summary>Reads the lines of the file.</summary>
    public static string[] ReadAllLines(this AbsolutePath path, Encoding? encoding = null) =>
        File.ReadAllLines(path, encoding ?? Utf8);

    /// <summary>Reads the file.</summary>
    public static byte[] ReadAllBytes(this AbsolutePath path) => File.ReadAllBytes(path);

    /// <summary>Rewrites the file.</summary>
    public static AbsolutePath UpdateText(this AbsolutePath path, Func<string, string> update, Encoding? encoding = null)
    {
        File.WriteAllText(path, update(path.ReadAllText(encoding)), encoding ?? Utf8);
        return path;
    }

    static AbsolutePath WithDirectory(this AbsolutePath path)
    {
        path.Parent.CreateDirectory();
        return path;
    }
}
