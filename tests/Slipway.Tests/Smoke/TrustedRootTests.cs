using Slipway.Environments;

namespace Slipway.Tests.Smoke;

public sealed class TrustedRootTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("slipway-root-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_file_of_the_repository_is_read_here_and_one_of_a_service_there()
    {
        await File.WriteAllTextAsync(Path.Combine(_root, "root.crt"), "ours");

        (await ReadAsync("root.crt")).Should().Be("ours");
        (await ReadAsync(Path.Combine(_root, "root.crt"))).Should().Be("ours");
        (await ReadAsync("caddy:/data/root.crt")).Should().Be("asked for caddy:/data/root.crt");
        (await ReadAsync(null)).Should().BeNull();
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named_with_what_can_stand_there()
    {
        var reading = () => ReadAsync("missing.crt");

        (await reading.Should().ThrowAsync<InvalidInputException>()).WithMessage("SmokeChecks.TrustedRoot cannot be read: *missing.crt*service:/path*");
    }

    private Task<string?> ReadAsync(string? file) =>
        new SmokeChecks { TrustedRoot = file }.ReadTrustedRootAsync(_root, x => Task.FromResult($"asked for {x}"));
}
