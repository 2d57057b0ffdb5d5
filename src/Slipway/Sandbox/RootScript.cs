using Serilog;

namespace Slipway.Sandbox;

/// <summary>A script of <c>docker/sandbox</c> that needs root; asked for through sudo where this process is not.</summary>
internal static class RootScript
{
    public static async Task RunAsync(string script, string[] arguments, CancellationToken cancellationToken)
    {
        string[] command = Environment.IsPrivilegedProcess ? ["sh", script, .. arguments] : ["sudo", "sh", script, .. arguments];
        Log.Verbose("Running {Command}", command);
        var (exitCode, _, said) = await new Tool(command[0], command[1..]) { IsLong = true }.TryAsync(cancellationToken);
        if (exitCode == 127 && command[0] == "sudo")
            throw new SlipwayException($"{Path.GetFileName(script)} needs root, and this machine has no sudo.", $"as root: sh {script} {string.Join(' ', arguments)}");
        if (exitCode != 0)
            throw new SlipwayException($"{Path.GetFileName(script)} failed with exit code {exitCode}:{Environment.NewLine}{said}", $"sh {script} {string.Join(' ', arguments)}");
    }
}
