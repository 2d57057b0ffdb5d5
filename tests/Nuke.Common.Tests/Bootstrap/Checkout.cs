using System.Diagnostics;
using Nuke.Common.IO;

namespace Nuke.Common.Tests.Bootstrap;

/// <summary>
/// A small checkout with the real <c>build.sh</c>. Its SDK is a stand-in that writes down what it is asked for: when the
/// build is compiled is what is tested here, and compiling takes ten seconds each time.
/// </summary>
public sealed class Checkout : IDisposable
{
    private const string Sdk = """
        #!/usr/bin/env bash
        home="${0%/*}"
        case "$1" in
          --version) echo 10.0.100 ;;
          restore)
            mkdir -p "${2%/*}/obj"
            echo '      "path": "../src/Engine/Engine.csproj",' >"${2%/*}/obj/project.assets.json" ;;
          publish)
            [ ! -f "$home/broken" ] || { echo "error CS1002: ; expected"; exit 1; }
            echo "$*" >>"$home/published"
            while [ "$1" != -o ]; do shift; done
            mkdir -p "$2"
            printf '%s\n' '#!/usr/bin/env bash' 'echo "telemetry off: $DOTNET_CLI_TELEMETRY_OPTOUT, root: $DOTNET_ROOT"' \
              'printf "<%s>\n" "$@"' 'exit 3' >"$2/_build"
            [ ! -f "$home/interrupted" ] || { rm "$home/interrupted"; kill -9 "$PPID"; exit 1; }
            chmod +x "$2/_build" ;;
        esac
        """;

    private readonly AbsolutePath _home = AbsolutePath.Create(Directory.CreateTempSubdirectory("bootstrap-").FullName);

    public Checkout()
    {
        Root = _home / "a checkout";
        foreach (var file in new[] { "build/Build.cs", "src/Engine/Engine.cs", "src/Engine/packages.lock.json", "global.json", "Directory.Build.props" })
            Write(file, "1");
        Root.CreateDirectory();
        File.Copy(Repository.Root / "build.sh", Root / "build.sh");
        Write("../sdk/sdk/10.0.100/dotnet.dll", "1");
        Write("../sdk/dotnet", Sdk);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_home / "sdk" / "dotnet", UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
    }

    public AbsolutePath Root { get; private set; }

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    /// <summary>How often the build was compiled.</summary>
    public int Compilations => File.Exists(_home / "sdk" / "published") ? File.ReadAllLines(_home / "sdk" / "published").Length : 0;

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
        var link = _home / "link";
        File.CreateSymbolicLink(link, Root / file);
        return link;
    }

    public Checkout Start(params string[] arguments) => StartAs(Root / "build.sh", _home, "bundled", arguments);

    public Checkout StartWith(string engine) => StartAs(Root / "build.sh", _home, engine);

    public Checkout StartAs(string script, string directory, string engine = "bundled", params string[] arguments)
    {
        using var process = Process.Start(Description(script, directory, engine, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        Output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        ExitCode = process.ExitCode;
        return this;
    }

    private ProcessStartInfo Description(string script, string directory, string engine, string[] arguments) =>
        new("bash", [script, .. arguments])
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_ROOT"] = _home / "sdk", ["NUKE_ENGINE"] = engine },
        };

    public void Dispose() => Directory.Delete(_home, recursive: true);
}
