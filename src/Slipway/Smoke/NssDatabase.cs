using System.ComponentModel;
using System.Security.Cryptography.X509Certificates;
using CliWrap;
using CliWrap.Buffered;

namespace Slipway.Smoke;

/// <summary>
/// Chromium on Linux takes further roots from the NSS database below its home directory and from nowhere else that is not shared
/// with the whole machine. A database in a home of its own makes it validate the whole chain and the name against exactly this
/// root; its switches that skip errors for given keys would accept a wrong name or an expired certificate too.
/// </summary>
internal static class NssDatabase
{
    /// <summary>Makes the database below <paramref name="home"/>.</summary>
    /// <exception cref="InvalidInputException"><c>certutil</c> is not installed, or fails.</exception>
    public static async Task TrustAsync(DirectoryInfo home, X509Certificate2Collection roots, CancellationToken cancellationToken)
    {
        var database = $"sql:{home.CreateSubdirectory(Path.Combine(".pki", "nssdb")).FullName}";
        await CertutilAsync(["-N", "-d", database, "--empty-password"], "", cancellationToken);
        foreach (var root in roots)
            await CertutilAsync(["-A", "-d", database, "-t", "C,,", "-n", root.Thumbprint], root.ExportCertificatePem(), cancellationToken);
    }

    private static async Task CertutilAsync(string[] arguments, string input, CancellationToken cancellationToken)
    {
        try
        {
            var result = await Cli.Wrap("certutil").WithArguments(arguments).WithStandardInputPipe(PipeSource.FromString(input))
                .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(cancellationToken);
            if (result.ExitCode != 0)
                throw new InvalidInputException($"The browser cannot be told to trust the root certificate: certutil exited with {result.ExitCode}: {(result.StandardError + result.StandardOutput).Trim()}");
        }
        catch (Win32Exception exception)
        {
            throw new InvalidInputException("The browser can only be told to trust the environment's own root certificate by certutil, which is not installed.", "sudo apt-get install libnss3-tools", exception);
        }
    }
}
