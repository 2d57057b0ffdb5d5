using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.Tests;

/// <summary>Runs a build in a root directory of its own, and tells what it printed.</summary>
public sealed class Trial : IDisposable
{
    readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    public Trial() => (Root / ".nuke").CreateDirectory();

    public AbsolutePath Root { get; } = AbsolutePath.Create(Directory.CreateTempSubdirectory("engine-").FullName);

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    public IReadOnlyList<string> Lines => Output.Split(Environment.NewLine);

    /// <summary>What the targets did, in order.</summary>
    public IReadOnlyList<string> Done { get; private set; } = [];

    public Trial With(string variable, string value)
    {
        _environment[variable] = value;
        return this;
    }

    public Trial WithFile(string name, string content)
    {
        (Root / ".nuke" / name).WriteAllText(content);
        return this;
    }

    public Trial Run<T>(params string[] arguments)
        where T : NukeBuild, new() =>
        Run<T>(isRedirected: true, arguments);

    public Trial Run<T>(bool isRedirected, params string[] arguments)
        where T : NukeBuild, new()
    {
        Journal.Entries.Clear();
        using var writer = new StringWriter();
        var invocation = new BuildInvocation
        {
            Arguments = arguments,
            Environment = _environment,
            WorkingDirectory = Root,
            Output = writer,
            IsOutputRedirected = isRedirected,
        };
        ExitCode = BuildRun.Execute<T>(invocation, ["Default"]);
        Output = writer.ToString();
        Done = [.. Journal.Entries];
        return this;
    }

    public void Dispose() => Root.DeleteDirectory();
}

/// <summary>Where the targets of trial builds note what they did.</summary>
public static class Journal
{
    static readonly Lock Lock = new();

    public static IList<string> Entries { get; } = [];

    public static void Note(string text)
    {
        lock (Lock)
            Entries.Add(text);
    }
}
