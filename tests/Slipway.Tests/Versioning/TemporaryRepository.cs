using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace Slipway.Tests.Versioning;

/// <summary>A real git repository in a temporary directory.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-git-");

    public string Root => _folder.FullName;

    public static async Task<TemporaryRepository> CreateAsync()
    {
        var repository = new TemporaryRepository();
        await repository.GitAsync("init", "--quiet", "--initial-branch=main");
        return repository;
    }

    public static async Task<TemporaryRepository> WithCommitAsync(params (string Path, string Text)[] files)
    {
        var repository = await CreateAsync();
        await repository.CommitAsync(files.Length == 0 ? [("a.txt", "a")] : files);
        return repository;
    }

    public void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(Root, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }

    public async Task CommitAsync(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
            Write(path, text);
        await GitAsync("add", "--all");
        await GitAsync("commit", "--quiet", "--allow-empty", "--message", "a commit");
    }

    /// <summary>Makes an empty commit with a message, and returns its hash.</summary>
    public async Task<string> SayAsync(string message)
    {
        await GitAsync("commit", "--quiet", "--allow-empty", "--message", message);
        return await GitAsync("rev-parse", "HEAD");
    }

    /// <summary>A repository with commits of these messages.</summary>
    public static async Task<TemporaryRepository> SayingAsync(params string[] messages)
    {
        var repository = await CreateAsync();
        foreach (var message in messages)
            await repository.SayAsync(message);
        return repository;
    }

    public async Task<string> GitAsync(params string[] arguments)
    {
        // Nothing of the machine's own git configuration may decide a test.
        var result = await Cli.Wrap("git")
            .WithArguments(["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "-c", "tag.gpgsign=false", .. arguments])
            .WithWorkingDirectory(Root)
            .WithEnvironmentVariables(variables => variables
                .Set("GIT_CONFIG_GLOBAL", "/dev/null").Set("GIT_CONFIG_SYSTEM", "/dev/null")
                .Set("GIT_COMMITTER_DATE", "2025-03-04T05:06:07Z").Set("GIT_AUTHOR_DATE", "2025-03-04T05:06:07Z"))
            .ExecuteBufferedAsync(Encoding.UTF8);
        return result.StandardOutput.Trim();
    }

    public void Dispose()
    {
        // git writes its objects read-only.
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.LinkTarget is null))
            file.IsReadOnly = false;
        _folder.Delete(recursive: true);
    }
}
