using Slipway.Releases;

namespace Slipway.Tests.Releases;

public class FileSumsTests
{
    [Fact]
    public void What_sha256sum_says_becomes_a_sentence_for_each_file()
    {
        FileSums.Read("releases/1.0.0-aaaaaaaa/compose.json: FAILED\nfiles/0123/Caddyfile: FAILED open or read\nsha256sum: WARNING: 1 computed checksum did NOT match\n")
            .Should().Equal("releases/1.0.0-aaaaaaaa/compose.json was changed on the server", "files/0123/Caddyfile is gone from the server");
    }

    [Fact]
    public void Nothing_said_is_nothing_changed() => FileSums.Read("\n").Should().BeEmpty();
}
