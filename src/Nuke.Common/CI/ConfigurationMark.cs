using System.Globalization;
using Nuke.Common.IO;

namespace Nuke.Common.CI;

/// <summary>
/// Remembers, for a build that has not changed, that its configuration files are as it makes them. It costs a few file
/// dates to ask, and no look at the attributes.
/// </summary>
internal sealed class ConfigurationMark(AbsolutePath mark, Type build)
{
    public bool Holds()
    {
        if (!File.Exists(mark))
            return false;
        var lines = File.ReadAllLines(mark);
        return lines.Length > 0 && lines[0] == Build() && lines.Skip(1).All(x => x == State(x.Split('|')[0]));
    }

    public void Write(IEnumerable<AbsolutePath> files)
    {
        Directory.CreateDirectory(mark.Parent);
        File.WriteAllLines(mark, [Build(), .. files.Select(x => State(x))]);
    }

    /// <summary>All assemblies beside the build's count, since attributes may come from any of them.</summary>
    string Build()
    {
        var assemblies = new DirectoryInfo(AppContext.BaseDirectory).GetFiles("*.dll");
        var dates = assemblies.Aggregate(0L, (sum, x) => unchecked(sum + x.LastWriteTimeUtc.Ticks));
        return string.Create(
            CultureInfo.InvariantCulture, $"{build.FullName} {assemblies.Length} {assemblies.Sum(x => x.Length)} {dates}");
    }

    static string State(string file)
    {
        var info = new FileInfo(file);
        return info.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{file}|{info.Length}|{info.LastWriteTimeUtc.Ticks}")
            : $"{file}|missing";
    }
}
