using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.Parameters;

/// <summary>The parameter files of the root directory.</summary>
internal static class ParameterFiles
{
    public const string Default = "parameters.json";

    /// <summary>The files of the profiles, the last given first, then <c>parameters.json</c>.</summary>
    /// <exception cref="BuildInputException">A profile has no file.</exception>
    public static IReadOnlyList<ParameterFile> Read(AbsolutePath directory, IReadOnlyList<string> profiles)
    {
        var files = profiles.Reverse().Select(x => Profile(directory, x)).ToList();
        if (File.Exists(directory / Default))
            files.Add(ParameterFile.Read(directory / Default, $".nuke/{Default}"));
        return files;
    }

    static ParameterFile Profile(AbsolutePath directory, string profile)
    {
        var file = directory / $"parameters.{profile}.json";
        if (File.Exists(file))
            return ParameterFile.Read(file, $".nuke/{file.Name}");
        var known = Directory.Exists(directory)
            ? Directory.GetFiles(directory, "parameters.*.json").Select(x => Path.GetFileName(x).Split('.')[1]).Order(StringComparer.Ordinal).ToList()
            : [];
        throw new BuildInputException(
            $"There is no profile '{profile}': .nuke/{file.Name} does not exist.{Nearest.Hint(profile, known)}"
            + (known.Count > 0 ? $"{Environment.NewLine}  Profiles: {string.Join(", ", known)}." : ""));
    }
}
