using System.Diagnostics;
using System.Reflection.PortableExecutable;
using Nuke.Common.IO;

namespace Nuke.Common.Tests.Bootstrap;

/// <summary>What <c>build/ahead-of-time</c> makes of an assembly, with the compiler that the SDK restores.</summary>
public sealed class AheadOfTimeTests : IDisposable
{
    private readonly AbsolutePath _compiled = AbsolutePath.Create(Directory.CreateTempSubdirectory("ahead-of-time-").FullName);

    public void Dispose() => Directory.Delete(_compiled, recursive: true);

    [Fact]
    public async Task What_every_start_needs_is_compiled_for_the_installed_runtime()
    {
        var start = new ProcessStartInfo("dotnet", [
            "msbuild", Repository.Root / "build" / "ahead-of-time" / "ahead-of-time.csproj", "-restore", "-t:CompileAheadOfTime", "-nologo", "-v:quiet",
            $"-p:PublishedDirectory={AppContext.BaseDirectory.TrimEnd('/')}", $"-p:CompiledDirectory={_compiled}", "-p:AheadOfTime=Serilog+Nuke.Common",
        ]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.Should().Be(0, said);
        IsNative(AbsolutePath.Create(AppContext.BaseDirectory) / "Nuke.Common.dll").Should().BeFalse();
        IsNative(_compiled / "Nuke.Common.dll").Should().BeTrue();
        IsNative(_compiled / "Serilog.dll").Should().BeTrue();
    }

    private static bool IsNative(string assembly)
    {
        using var reader = new PEReader(File.OpenRead(assembly));
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
