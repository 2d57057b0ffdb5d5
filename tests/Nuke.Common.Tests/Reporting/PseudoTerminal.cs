using System.Diagnostics;
using System.Text;
using Nuke.Common.IO;

namespace Nuke.Common.Tests.Reporting;

/// <summary>Runs <see cref="TerminalBuild"/> on a terminal that <c>script</c> makes.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly Process _process;
    readonly StringBuilder _output = new();

    public PseudoTerminal(AbsolutePath root, int columns, string arguments, params (string Name, string Value)[] variables)
    {
        var build = $"stty cols {columns} rows 30; exec dotnet exec '{typeof(PseudoTerminal).Assembly.Location}' {arguments}";
        var start = new ProcessStartInfo("script", ["--quiet", "--return", "--flush", "--command", build, "/dev/null"])
        {
            WorkingDirectory = root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // What surrounds the tests says nothing about what is tested.
        foreach (var name in new[] { "CI", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY" })
            start.Environment.Remove(name);
        start.Environment[Program.OnTerminal] = "1";
        start.Environment["TERM"] = "xterm-256color";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
    }

    /// <summary>What was sent to the terminal.</summary>
    public string Raw => _output.ToString();

    /// <summary>What a person sees at the end, with everything that scrolled away.</summary>
    public IReadOnlyList<string> Screen => ScreenText.Of(Raw);

    public void Type(string keys)
    {
        _process.StandardInput.Write(keys);
        _process.StandardInput.Flush();
    }

    /// <summary>Reads until a text was sent.</summary>
    public async Task ReadUntil(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new char[4096];
        while (!Raw.Contains(text, StringComparison.Ordinal))
        {
            var count = await _process.StandardOutput.ReadAsync(buffer.AsMemory(), patience.Token);
            if (count == 0)
                throw new InvalidOperationException($"'{text}' was never shown, but:\n{Raw}");
            _output.Append(buffer, 0, count);
        }
    }

    /// <summary>Reads to the end.</summary>
    /// <returns>The exit code of the build.</returns>
    public async Task<int> End()
    {
        using var patience = new CancellationTokenSource(Patience);
        _output.Append(await _process.StandardOutput.ReadToEndAsync(patience.Token));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
