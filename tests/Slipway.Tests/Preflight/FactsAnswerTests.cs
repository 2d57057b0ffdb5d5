using Slipway.Preflight.Facts;

namespace Slipway.Tests.Preflight;

public sealed class FactsAnswerTests
{
    private static readonly DateTimeOffset Asked = DateTimeOffset.FromUnixTimeSeconds(1_000_000).AddMilliseconds(900);
    private static readonly DateTimeOffset Answered = Asked.AddMilliseconds(300);

    [Fact]
    public void A_server_s_answer_is_read_whole()
    {
        var facts = Read(
            ("now", "1000001"), ("architecture", "aarch64"), ("memory", "MemTotal:        3911628 kB"),
            ("docker-disk", "/dev/sda1  39370624 12345678 25000000  34% /"),
            ("writable", "yes /opt/shop\nno /opt/shop/files"),
            ("paths", "no /srv/models\nyes /srv/with space"),
            ("listeners", "   0: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 123 1\n   1: 0100007F:1538 00000000:0000 0A 0 0 0 0 0 124 1\n   2: 00000000000000000000000001000000:0016 00000000000000000000000000000000:0000 0A 0 0 0 0 0 125 1\n   3: 00000000:01BB 00000000:0000 0A 0 0 0 0 0 126 1"),
            ("forwarded", "443\n80"),
            ("processes", "LISTEN 0 511 0.0.0.0:80 0.0.0.0:* users:((\"nginx\",pid=7,fd=6))"),
            ("published", "shop-caddy-1 shop 0.0.0.0:443->443/tcp, :::443->443/tcp, 443/udp\nlone - 127.0.0.1:9000-9001->9000-9001/tcp"),
            ("layers", "sha256:a\nsha256:b"));

        facts.Platform.Should().Be("linux/arm64");
        facts.ClockAhead.Should().Be(TimeSpan.Zero);
        facts.MemoryBytes.Should().Be(3911628L * 1024);
        facts.DockerDisk.Should().Be(new DiskFacts("/", 39370624L * 1024, 25000000L * 1024));
        facts.Writable.Should().Equal(new Dictionary<string, bool> { ["/opt/shop"] = true, ["/opt/shop/files"] = false });
        facts.Paths.Should().Equal(new Dictionary<string, bool> { ["/srv/models"] = false, ["/srv/with space"] = true });
        facts.Listeners.Should().Equal(new Listener("0.0.0.0", 80, "nginx"), new Listener("127.0.0.1", 5432, null), new Listener("::1", 22, null), new Listener("0.0.0.0", 443, Listener.Docker));
        facts.ContainerPorts.Should().Equal(new ContainerPort("shop-caddy-1", "shop", 443), new ContainerPort("lone", "", 9000), new ContainerPort("lone", "", 9001));
        facts.Layers.Should().BeEquivalentTo("sha256:a", "sha256:b");
    }

    [Theory]
    [InlineData(1_000_000, 0)]
    [InlineData(1_000_001, 0)]
    [InlineData(1_000_300, 298.8)]
    [InlineData(999_900, -99.9)]
    public void A_clock_is_off_only_by_what_the_question_s_own_time_does_not_explain(long server, double seconds) =>
        Read(("now", $"{server}")).ClockAhead.TotalSeconds.Should().BeApproximately(seconds, 0.01);

    [Fact]
    public void What_docker_adds_up_is_read_as_bytes()
    {
        var facts = Read(("usage", """{"Images":[{"ID":"sha256:a","UniqueSize":"48.06MB"},{"ID":"sha256:a","UniqueSize":"48.06MB"}],"BuildCache":[{"Size":"1.5GB","InUse":"false"},{"Size":"9GB","InUse":"true"}]}"""));

        facts.UniqueBytes.Should().Contain("sha256:a", 48_060_000);
        facts.BuildCacheBytes.Should().Be(1_500_000_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n@@slipway:now\nsoon\n@@slipway:docker-disk\ndf: no such file\n@@slipway:usage\n{\"Images\":")]
    public void An_answer_that_is_not_understood_is_no_error(string output) =>
        FactsAnswer.Read(output, Asked, Answered).Should().BeEquivalentTo(new { Platform = "", DockerDisk = (DiskFacts?)null, ClockAhead = TimeSpan.Zero });

    private static ServerFacts Read(params (string Part, string Text)[] parts) =>
        FactsAnswer.Read(string.Concat(parts.Select(x => $"\n@@slipway:{x.Part}\n{x.Text}\n")), Asked, Answered);
}
