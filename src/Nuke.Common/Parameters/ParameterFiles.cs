using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.Parameters;

/// <summary>The parameter files of the root directory.</summary>
internal static class ParameterFiles
{
    public const string Default = "parameters.json";

    /// <summary>The name of a profile's file, without one that of the file of all.</summary>
    public static string NameOf(string? profile) => profile == null ? Default : $"parameters.{profile}.json";

    /// <summary>The files of the profiles, the last given first, then <c>parameters.json</c>.</summary>
    /// <exception cref="BuildInputException">A profile has no file.</exception>
    public static IReadOnlyList<ParameterFile> Read(AbsolutePath directory, IReadOnlyList<string> profiles)
    {
        var files = profiles.Reverse().Select(x => Profile(directory, x)).ToList();
        if (File.Exists(directory / Default))
            files.Add(ParameterFile.Read(directory / Default));
        return files;
    }

    /// <summary>The profiles that have a file, in alphabetical order.</summary>
    public static IReadOnlyList<string> Profiles(AbsolutePath directory) =>
        Directory.Exists(directory)
            ? [.. Directory.GetFiles(directory, "parameters.*.json").Select(x => Path.GetFileName(x)["parameters.".Length..^".json".Length]).Order(StringComparer.Ordinal)]
            : [];

    static ParameterFile Profile(AbsolutePath directory, string profile)
    {
        var file = directory / NameOf(profile);
        if (File.Exists(file))
            return ParameterFile.Read(file);
        var known = Profiles(directory);
        throw new BuildInputException(
            $"There is no profile '{profile}': .nuke/{file.Name} does not exist.{Nearest.Hint(profile, known)}"
            + (known.Count > 0 ? $"{Environment.NewLine}  Profiles: {string.Join(", ", known)}." : "")
            + $"{Environment.NewLine}  A target that follows --profile is read as one; put targets first."
            + $" A new profile is a file with {{}} in it.");
    }
}
