using System.Security.Cryptography;
using Slipway.Servers;

namespace Slipway.Tests.Servers;

public sealed class SshCredentialsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("slipway-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_key_with_windows_line_ends_and_without_a_last_one_is_read()
    {
        var key = Pem().Trim().ReplaceLineEndings("\r\n");

        SshCredentials.FromText(new Secret(key), "the parameter SshKey").ToString().Should().Be("the parameter SshKey");
    }

    [Fact]
    public void A_key_file_is_named_by_its_path()
    {
        var path = Path.Combine(_directory, "id_ecdsa");
        File.WriteAllText(path, Pem());

        SshCredentials.FromFile(path).File.Should().Be(path);
    }

    [Fact]
    public void A_missing_key_file_is_named_with_the_command_that_makes_one()
    {
        var path = Path.Combine(_directory, "none");

        FluentActions.Invoking(() => SshCredentials.FromFile(path)).Should().Throw<InvalidInputException>()
            .WithMessage($"*{path}*").Where(x => x.Next!.Contains("ssh-keygen"));
    }

    [Fact]
    public void A_public_key_in_place_of_the_private_one_is_recognised() =>
        FluentActions.Invoking(() => SshCredentials.FromText(new Secret("ssh-ed25519 AAAA me@here"), "the parameter SshKey"))
            .Should().Throw<InvalidInputException>().WithMessage("The parameter SshKey*").Where(x => x.Next!.Contains(".pub"));

    [Fact]
    public void An_unset_variable_is_named() =>
        FluentActions.Invoking(() => SshCredentials.FromEnvironment("SLIPWAY_TEST_NO_SUCH_KEY"))
            .Should().Throw<InvalidInputException>().WithMessage("*SLIPWAY_TEST_NO_SUCH_KEY*");

    [Fact]
    public void A_broken_key_is_not_repeated_in_the_error() =>
        FluentActions.Invoking(() => SshCredentials.FromText(new Secret("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----"), "it"))
            .Should().Throw<InvalidInputException>().Where(x => !x.ToString().Contains("c2VjcmV0"));

    [Fact]
    public void An_encrypted_key_asks_for_its_passphrase()
    {
        using var rsa = RSA.Create(2048);
        var key = rsa.ExportEncryptedPkcs8PrivateKeyPem("open", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));

        FluentActions.Invoking(() => SshCredentials.FromText(new Secret(key), "it")).Should().Throw<InvalidInputException>().WithMessage("*passphrase*");
        FluentActions.Invoking(() => SshCredentials.FromText(new Secret(key), "it", new Secret("open"))).Should().NotThrow();
    }

    [Fact]
    public void A_silent_agent_is_named() =>
        FluentActions.Invoking(() => SshCredentials.FromAgent(Path.Combine(_directory, "agent.sock")))
            .Should().Throw<InvalidInputException>().WithMessage($"*{_directory}*");

    private static string Pem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
