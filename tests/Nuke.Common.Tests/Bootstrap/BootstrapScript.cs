using Nuke.Common.Tests.Tooling;

namespace Nuke.Common.Tests.Bootstrap;

/// <summary>A script that starts the build, and what runs it.</summary>
public sealed record BootstrapScript(string Name, string Interpreter, params string[] Options)
{
    public static BootstrapScript Shell { get; } = new("build.sh", "bash");

    public static BootstrapScript PowerShell { get; } = new("build.ps1", "dotnet", Tooling.PowerShell.Program, "-NoProfile", "-File");

    /// <summary>Typed in a session that is open already, which is quicker.</summary>
    public static BootstrapScript PowerShellSession { get; } = new("build.ps1", "");

    /// <summary>Hands arguments to programs as Windows PowerShell and versions before 7.3 do.</summary>
    public static BootstrapScript OldPowerShell { get; } = new(
        "build.ps1", "dotnet", Tooling.PowerShell.Program, "-NoProfile", "-File", Repository.Root / "tests" / "Nuke.Common.Tests" / "Bootstrap" / "old-powershell.ps1");
}
