using System.Collections.Immutable;

namespace Slipway.Contracts.Migrations;

/// <summary>The folder of a repository that holds its migrations.</summary>
public static class MigrationFolder
{
    private static readonly string[] s_extensions = [".sql", ".py", ".js", ".mjs", ".ts", ".rb", ".cs", ".php", ".go"];

    /// <summary>Reads every migration, in the order of names. Files that begin with a dot or an underscore are none.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="folder">Relative to it.</param>
    /// <exception cref="InvalidInputException">The folder is not there, or a file cannot be classified.</exception>
    public static ImmutableArray<MigrationFile> Read(string root, string folder)
    {
        var directory = Path.Combine(root, folder);
        if (!Directory.Exists(directory))
            throw new InvalidInputException($"The folder of migrations {folder} does not exist.", "correct ContractFiles.Migrations in build/Environments.cs");
        var files = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(x => s_extensions.Contains(Path.GetExtension(x), StringComparer.OrdinalIgnoreCase) && Path.GetFileName(x)[0] is not ('.' or '_'))
            .Select(x => MigrationFile.Of(Relative(root, x), Relative(directory, x), File.ReadAllText(x)))
            .OrderBy(x => x.Migration.Name, StringComparer.Ordinal).ThenBy(x => x.Path, StringComparer.Ordinal).ToImmutableArray();
        var twice = files.GroupBy(x => x.Migration.Name).FirstOrDefault(x => x.Count() > 1);
        return twice is null ? files
            : throw new InvalidInputException($"Two migrations have the name {twice.Key}: {string.Join(" and ", twice.Select(x => x.Path))}.", "rename one of them");
    }

    private static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
