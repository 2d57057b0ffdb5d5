using Slipway.Sandbox;

namespace Slipway.Tests.Sandbox;

public sealed class AptSourcesTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void A_newer_suite_comes_from_the_mirror_and_key_of_the_machines_own_deb822_sources()
    {
        Write("sources.list.d/debian.sources", """
            Types: deb
            # http://snapshot.example/20250520
            URIs: http://mirror.example/debian
            Suites: bookworm bookworm-updates
            Components: main contrib
            Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

            Types: deb
            URIs: http://mirror.example/debian-security
            Suites: bookworm-security
            Components: main
            Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
            """);

        AptSources.Read(_directory).For("bookworm", "trixie").ToDeb822().Should().Be("""
            Types: deb
            URIs: http://mirror.example/debian
            Suites: trixie trixie-updates
            Components: main
            Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

            Types: deb
            URIs: http://mirror.example/debian-security
            Suites: trixie-security
            Components: main
            Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

            """);
    }

    [Fact]
    public void A_newer_suite_comes_from_the_mirror_and_key_of_the_machines_own_one_line_sources()
    {
        Write("sources.list", """
            # deb cdrom:[Debian]/ bookworm main
            deb [arch=amd64 signed-by=/etc/apt/keyrings/debian-mirror.asc] https://mirror.example/debian bookworm main non-free # ours
            deb-src https://mirror.example/debian bookworm main
            deb https://mirror.example/debian bookworm-backports main
            """);

        var source = AptSources.Read(_directory).For("bookworm", "trixie").Sources.Should().ContainSingle().Subject;

        source.Uris.Should().Equal("https://mirror.example/debian");
        source.Suites.Should().Equal("trixie");
        source.Components.Should().Equal("main");
        source.KeyringFile.Should().Be("/etc/apt/keyrings/debian-mirror.asc");
    }

    [Fact]
    public void Sources_of_other_vendors_are_not_asked_for_the_newer_suite()
    {
        Write("sources.list", "deb http://mirror.example/debian bookworm main\n");
        Write("sources.list.d/vendor.list", "deb [signed-by=/usr/share/keyrings/vendor.gpg] https://vendor.example/apt bookworm main\n");
        Write("sources.list.d/docker.list", "deb [signed-by=/usr/share/keyrings/docker.gpg] https://docker.example/linux/debian bookworm stable\n");

        AptSources.Read(_directory).For("bookworm", "trixie").Sources.SelectMany(source => source.Uris)
            .Should().Equal("http://mirror.example/debian");
    }

    [Fact]
    public void Disabled_sources_and_files_that_apt_ignores_are_ignored()
    {
        Write("sources.list.d/old.sources", "Types: deb\nURIs: http://old.example\nSuites: bookworm\nComponents: main\nEnabled: no\n");
        Write("sources.list.d/more.list.disabled", "deb http://more.example bookworm main\n");

        AptSources.Read(_directory).Sources.Should().BeEmpty();
    }

    [Fact]
    public void A_key_inside_the_sources_keeps_its_lines()
    {
        const string Source = "Types: deb\nURIs: http://mirror.example/debian\nSuites: trixie\nComponents: main\nSigned-By:\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n debian\n -----END PGP PUBLIC KEY BLOCK-----\n";
        Write("sources.list.d/debian.sources", Source);

        var sources = AptSources.Read(_directory).For("trixie", "trixie");

        sources.Sources.Should().ContainSingle().Which.KeyringFile.Should().BeNull();
        sources.ToDeb822().Should().Contain("\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n debian\n -----END PGP");
    }

    [Fact]
    public void A_mirror_list_in_a_file_gives_its_first_mirror()
    {
        var mirrors = Path.Combine(_directory, "mirrors.list");
        File.WriteAllText(mirrors, "https://mirror.example/debian\tpriority:1\nhttps://other.example/debian\n");
        Write("sources.list", $"deb mirror+file:{mirrors} bookworm main\n");

        AptSources.Read(_directory).MirrorOf("bookworm")!.Uris.Should().Equal("https://mirror.example/debian");
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private void Write(string name, string text)
    {
        var path = Path.Combine(_directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
