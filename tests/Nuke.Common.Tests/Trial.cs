using Nuke.Common.Execution;
using Nuke.Common.IO;
using Spectre.Console.Testing;

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

    /// <summary>What the questions on the terminal looked like.</summary>
    public TestConsole Terminal { get; } = new TestConsole().Interactive();

    string? _input;
    TimeProvider _time = TimeProvider.System;
    int? _width;
    bool _hasTerminal;

    /// <summary>Redirects standard input.</summary>
    public Trial WithInput(string text)
    {
        _input = text;
        return this;
    }

    /// <summary>Sits at the terminal and types lines when asked.</summary>
    public Trial Typing(params string[] lines)
    {
        _hasTerminal = true;
        foreach (var line in lines)
            Terminal.Input.PushTextWithEnter(line);
        return this;
    }

    public Trial At(TimeProvider time)
    {
        _time = time;
        return this;
    }

    public Trial WithWidth(int columns)
    {
        _width = columns;
        return this;
    }

    public string File(string name) => (Root / ".nuke" / name).ReadAllText();

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
            Time = _time,
            Output = writer,
            IsOutputRedirected = isRedirected,
            Width = () => _width,
            ReadInput = () => _input ?? "",
            Questions = _hasTerminal ? cancellation => new TerminalQuestions(Terminal, cancellation) : null,
        };
        ExitCode = BuildRun.Execute<T>(invocation, ["Default"]);
        Output = writer.ToString();
        Done = [.. Journal.Entries];
        return this;
    }

    /// <summary>The newest log file.</summary>
    public string ReadLog() => System.IO.File.ReadAllText(Root / ".nuke" / "temp" / "build.log");

    public void Dispose()
    {
        Terminal.Dispose();
        Root.DeleteDirectory();
    }
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
