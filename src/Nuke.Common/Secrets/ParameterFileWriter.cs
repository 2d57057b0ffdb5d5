using Nuke.Common.Parameters;

namespace Nuke.Common.Secrets;

/// <summary>Rewrites a parameter file.</summary>
internal static class ParameterFileWriter
{
    const string Empty = "{\n  \"$schema\": \"./build.schema.json\"\n}\n";

    /// <summary>Sets values and keeps the rest. The file is written beside and renamed, so that no moment shows half of it.</summary>
    public static void Write(ParameterFile file, IEnumerable<(string Name, string Value)> values)
    {
        var isNew = !File.Exists(file.Path);
        var json = isNew ? Empty : File.ReadAllText(file.Path);
        foreach (var (name, value) in values)
            json = JsonProperties.Set(json, file.Written(name) ?? name, value);
        var temporary = $"{file.Path}.{Environment.ProcessId}.new";
        try
        {
            File.WriteAllText(temporary, json);
            if (!isNew && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(file.Path));
            File.Move(temporary, file.Path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
