using System.Net;
using System.Text.RegularExpressions;

namespace Slipway.Sandbox;

/// <summary>What options must be like, so that Docker need not say it worse.</summary>
internal static partial class SandboxOptionsValidation
{
    private const int HighestPort = 65535;

    /// <exception cref="InvalidInputException">An option cannot be; the message names it.</exception>
    public static void Validate(this SandboxOptions options)
    {
        Check(Name().IsMatch(options.Name), $"Sandbox name \"{options.Name}\": lower case letters, digits and dashes, starting with a letter");
        Check(IsPort(options.RegistryPort), $"Sandbox {options.Name}: registry port {options.RegistryPort} is none");
        Check(Directory.Exists(options.Source), $"Sandbox {options.Name}: {options.Source} does not exist");
        foreach (var server in options.Servers)
            Validate(server);

        Unique(options, "name", server => [server.Name]);
        Unique(options, "domain", server => server.Domains);
        Unique(options, "published address", server => Ports(server).Select(port => $"{server.Address}:{port}"));
    }

    private static void Validate(SandboxServerOptions server)
    {
        Check(Name().IsMatch(server.Name), $"Sandbox server \"{server.Name}\": lower case letters, digits and dashes, starting with a letter");
        Check(server.Name is not ("registry" or "authority"), $"Sandbox server \"{server.Name}\": the {server.Name} is called so already");
        Check(
            IPAddress.TryParse(server.Address, out var address) && IPAddress.IsLoopback(address),
            $"Sandbox server {server.Name}: {server.Address} is no loopback address; a sandbox is for this machine alone");
        foreach (var domain in server.Domains)
            Check(Uri.CheckHostName(domain) == UriHostNameType.Dns, $"Sandbox server {server.Name}: \"{domain}\" is no domain");
        foreach (var port in Ports(server))
            Check(IsPort(port), $"Sandbox server {server.Name}: port {port} is none");
    }

    private static void Unique(SandboxOptions options, string what, Func<SandboxServerOptions, IEnumerable<string>> values)
    {
        var twice = options.Servers.SelectMany(values).GroupBy(value => value).FirstOrDefault(group => group.Count() > 1);
        Check(twice is null, $"Sandbox {options.Name}: two servers have the {what} {twice?.Key}");
    }

    private static int[] Ports(SandboxServerOptions server) => [server.SshPort, server.HttpPort, server.HttpsPort];

    private static bool IsPort(int port) => port is > 0 and <= HighestPort;

    private static void Check(bool good, string message)
    {
        if (!good)
            throw new InvalidInputException($"{message}.");
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,40}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
