using System.Diagnostics;
using Nuke.Common.IO;

namespace Nuke.Common.Tests.Bootstrap;

/// <summary>
/// A small checkout with the real <c>build.sh</c> or <c>build.ps1</c>. Its SDK is a stand-in that writes down what it is asked for: when the
/// build is compiled is what is tested here, and compiling takes ten seconds each time.
/// </summary>
public sealed class Checkout : IDisposable
{
    private const string StandIn = """
        #!/usr/bin/env bash
        home="$(dirname "$(readlink -f "$0")")"
        case "$1" in
          --version) echo 10.0.100 ;;
          restore)
            echo Determining projects to restore
            mkdir -p "${2%/*}/obj"
            printf '%s\n' '{ "libraries": { "Engine/1.0.0": {' '      "type": "project",' \
              '      "path": "../src/Engine/Engine.csproj",' '      "msbuildProject": "../src/Engine/Engine.csproj" } } }' \
              >"${2%/*}/obj/project.assets.json" ;;
          publish)
            [ ! -f "$home/broken" ] || { echo "error CS1002: ; expected"; exit 1; }
            echo "$*" >>"$home/published"
            while [ "$1" != -o ]; do shift; done
            mkdir -p "$2"
            printf '%s\n' '#!/usr/bin/env bash' 'echo "telemetry off: $DOTNET_CLI_TELEMETRY_OPTOUT, roll forward: $DOTNET_ROLL_FORWARD, root: $DOTNET_ROOT"' \
              'printf "<%s>\n" "$@"' 'exit 3' >"$2/_build"
            [ ! -f "$home/interrupted" ] || { rm "$home/interrupted"; kill -9 "$PPID"; exit 1; }
            chmod +x "$2/_build" ;;
        esac
        """;

    private readonly BootstrapScript _script;
    private readonly AbsolutePath _home = AbsolutePath.Create(Directory.CreateTempSubdirectory("bootstrap-").FullName);
    private AbsolutePath _sdk;

    public Checkout(BootstrapScript script)
    {
        _script = script;
        _sdk = _home / "sdk";
        Root = _home / "a checkout";
        foreach (var file in new[] { "build/Build.cs", "src/Engine/Engine.cs", "src/Engine/packages.lock.json", "global.json", "Directory.Build.props" })
            Write(file, "1");
        Root.CreateDirectory();
        File.Copy(Repository.Root / script.Name, Root / script.Name);
        Write("../sdk/sdk/10.0.100/dotnet.dll", "1");
        Write("../stand-in", StandIn);
        // Nothing that this process has open for writing while it starts another one can be run; hence another process copies it.
        using var install = Process.Start("install", ["-m", "700", _home / "stand-in", _home / "sdk" / "dotnet"]);
        install.WaitForExit();
    }

    public AbsolutePath Root { get; private set; }

    /// <summary>Where the SDK really is.</summary>
    public AbsolutePath Sdk => _home / "sdk";

    public int ExitCode { get; private set; }

    /// <summary>What it has printed: <see cref="StandardOutput"/> and after it the errors.</summary>
    public string Output { get; private set; } = "";

    public string StandardOutput { get; private set; } = "";

    /// <summary>How often the build was compiled.</summary>
    public int Compilations => File.Exists(_home / "sdk" / "published") ? File.ReadAllLines(_home / "sdk" / "published").Length : 0;

    public void CompilesOnce(string because)
    {
        var before = Compilations;
        Start().Compilations.Should().Be(before + 1, because);
    }

    public void Write(string file, string content)
    {
        var path = Path.GetFullPath(Path.Combine(Root, file));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content.ReplaceLineEndings("\n"));
    }

    public void Delete(string file) => File.Delete(Root / file);

    public void Move()
    {
        var target = _home / "elsewhere";
        Directory.Move(Root, target);
        Root = target;
    }

    public string LinkTo(string file)
    {
        var link = _home / $"link{Path.GetExtension(file)}";
        File.CreateSymbolicLink(link, Root / file);
        return link;
    }

    /// <summary>The SDK is found through links only, as where a package manager has installed it.</summary>
    public void LinkTheSdk()
    {
        (_home / "usr" / "bin").CreateDirectory();
        File.CreateSymbolicLink(_home / "usr" / "dotnet", "../sdk/dotnet");
        File.CreateSymbolicLink(_home / "usr" / "bin" / "dotnet", "../dotnet");
        _sdk = _home / "usr" / "bin";
    }

    public Checkout Start(params string[] arguments) => StartAs(Root / _script.Name, _home, "bundled", arguments);

    public Checkout StartWith(string engine) => StartAs(Root / _script.Name, _home, engine);

    /// <summary>Makes the build that is started later.</summary>
    public void Compile()
    {
        if (_script.Name == BootstrapScript.PowerShell.Name)
            StartInSession(Root / _script.Name, _home, "bundled", []);
        else
            Start();
    }

    public Checkout StartAs(string script, string directory, string engine = "bundled", params string[] arguments)
    {
        if (_script == BootstrapScript.PowerShellSession)
            return StartInSession(script, directory, engine, arguments);
        using var process = Process.Start(Description(script, directory, engine, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        StandardOutput = process.StandardOutput.ReadToEnd();
        Output = StandardOutput + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        ExitCode = process.ExitCode;
        return this;
    }

    /// <summary>What a person has set.</summary>
    public IReadOnlyDictionary<string, string> Variables(string engine = "bundled") => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET_ROOT"] = _sdk,
        ["DOTNET_ROLL_FORWARD"] = "LatestMajor",
        ["NUKE_ENGINE"] = engine,
        ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
        ["POWERSHELL_UPDATECHECK"] = "Off",
    };

    private Checkout StartInSession(string script, string directory, string engine, string[] arguments)
    {
        var words = string.Join(' ', arguments.Prepend(script).Select(x => $"'{x.Replace("'", "''", StringComparison.Ordinal)}'"));
        (ExitCode, StandardOutput, var errors) = Tooling.PowerShell.Type($"& {words}", directory, Variables(engine));
        Output = StandardOutput + errors;
        return this;
    }

    private ProcessStartInfo Description(string script, string directory, string engine, string[] arguments)
    {
        var start = new ProcessStartInfo(_script.Interpreter, [.. _script.Options, script, .. arguments])
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables(engine))
            start.Environment[name] = value;
        return start;
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);
}
