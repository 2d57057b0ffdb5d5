using Microsoft.Playwright;
using Slipway.Environments;

namespace Slipway.Smoke;

/// <summary>The installed browser, started with an empty profile and exactly the trust that the check allows.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] UsualNames = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    private readonly DirectoryInfo _home;
    private readonly IPlaywright _playwright;

    private Chromium(DirectoryInfo home, IPlaywright playwright, IBrowser browser) => (_home, _playwright, Browser) = (home, playwright, browser);

    public IBrowser Browser { get; }

    /// <summary>Starts it.</summary>
    /// <exception cref="InvalidInputException">It, or what is needed to trust a certificate, is not installed.</exception>
    public static async Task<Chromium> StartAsync(SmokeChecks checks, SmokeContext context, CancellationToken cancellationToken)
    {
        var path = Find(context.ChromiumPath);
        var home = Directory.CreateTempSubdirectory("slipway-browser-");
        IPlaywright? playwright = null;
        try
        {
            if (context.TrustedRoot is { } root)
                await NssDatabase.TrustAsync(home, TrustedRoots.Read(root), cancellationToken);
            playwright = await Playwright.CreateAsync();
            return new Chromium(home, playwright, await playwright.Chromium.LaunchAsync(Options(path, home, checks)));
        }
        catch (Exception exception)
        {
            playwright?.Dispose();
            home.Delete(recursive: true);
            throw exception is PlaywrightException
                ? new InvalidInputException($"{path} cannot be started: {exception.Message}", $"{path} --headless --dump-dom about:blank shows why", exception)
                : exception;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Browser.CloseAsync();
        }
        catch (PlaywrightException)
        {
            // It crashed or was killed: closed enough.
        }

        _playwright.Dispose();
        _home.Delete(recursive: true);
    }

    /// <summary>The command-line arguments beside those that Playwright itself gives.</summary>
    internal static IEnumerable<string> Arguments(SmokeChecks checks)
    {
        yield return "--disable-gpu";
        // A cached alternative service would lead around the overrides.
        yield return "--disable-quic";
        if (new PublicAddresses(checks.Resolve).ResolverRules is { } rules)
        {
            yield return $"--host-resolver-rules={rules}";
            yield return "--no-proxy-server";
        }
    }

    private static BrowserTypeLaunchOptions Options(string path, DirectoryInfo home, SmokeChecks checks)
    {
        var environment = System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(x => (string)x.Key, x => (string?)x.Value ?? "", StringComparer.Ordinal);
        environment["HOME"] = home.FullName;
        environment.Remove("XDG_DATA_HOME");
        return new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = Arguments(checks),
            Env = environment,
            // Chromium's sandbox refuses to run as root; nobody else loses it.
            ChromiumSandbox = !System.Environment.IsPrivilegedProcess,
        };
    }

    /// <summary>Path of the installed browser.</summary>
    internal static string Find(string? wanted)
    {
        var candidates = wanted is null
            ? UsualNames.SelectMany(name => (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(directory => Path.Combine(directory, name)))
            : [wanted];
        return candidates.FirstOrDefault(File.Exists) ?? throw new InvalidInputException(
            $"The smoke test opens pages in Chromium, and {wanted ?? "none"} {(wanted is null ? "is installed" : "does not exist")}.", "sudo apt-get install chromium");
    }
}
