using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Servers;

public sealed class UploadTests(SandboxFixture sandbox) : ServerTest(sandbox), IDisposable
{
    private readonly string _root = $"/opt/test {Guid.NewGuid():N}";
    private readonly string _local = Path.GetTempFileName();

    public void Dispose() => File.Delete(_local);

    [Fact]
    public async Task Files_arrive_with_their_text_and_modes_in_one_command()
    {
        var before = Connection.RoundTrips;

        await Connection.UploadAsync(
        [
            RemoteFile.Text($"{_root}/a/compose.json", "{}\n"),
            RemoteFile.Secret($"{_root}/a/secrets.env", new Secret("PASSWORD=it's\n")),
            RemoteFile.Text($"{_root}/run", "#!/bin/sh\n") with { Mode = (UnixFileMode)0b111_101_101 },
        ]);

        (Connection.RoundTrips - before).Should().Be(1);
        (await Connection.RunAsync(new RemoteCommand("find", _root, "-printf", "%m %P\\n"))).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Should().BeEquivalentTo("755 ", "755 a", "644 a/compose.json", "600 a/secrets.env", "755 run");
        (await Connection.RunAsync(new RemoteCommand("cat", $"{_root}/a/secrets.env"))).Output.Should().Be("PASSWORD=it's\n");
    }

    [Fact]
    public async Task A_large_local_file_arrives_whole()
    {
        Grow(100_000_000);

        await Connection.UploadAsync([RemoteFile.Local($"{_root}/large", _local)]);

        (await Connection.RunAsync(new RemoteCommand("stat", "-c", "%s", $"{_root}/large"))).Output.Trim().Should().Be("100000000");
    }

    [Fact]
    public async Task A_local_file_larger_than_any_array_is_streamed()
    {
        Grow(20_000_000_000);
        using var enough = new CancellationTokenSource();

        var upload = Connection.UploadAsync([RemoteFile.Local($"{_root}/larger", _local)], enough.Token);

        await AsRootAsync($"timeout 30 sh -c 'until find \"{_root}\" -type f -size +10M 2>/dev/null | grep -q .; do sleep 0.1; done'");
        await enough.CancelAsync();
        await FluentActions.Awaiting(() => upload).Should().ThrowAsync<OperationCanceledException>();
        await UntilNothingIsPrintedByAsync($"find '{_root}' -type f");
    }

    [Fact]
    public async Task A_reader_sees_the_old_file_or_the_new_one_and_never_a_part()
    {
        var (old, @new) = (new string('a', 2_000_000), new string('b', 2_000_000));
        await Connection.UploadAsync([RemoteFile.Text($"{_root}/f", old)]);
        const string Watch = """while [ ! -e "$1/stop" ]; do sum=$(md5sum <"$1/f") || echo gone; [ "$sum" = "$last" ] || { last=$sum; echo "$sum"; }; done""";
        var watch = Connection.RunAsync(RemoteCommand.Script(Watch, _root));

        for (var i = 0; i < 10; i++)
            await Connection.UploadAsync([RemoteFile.Text($"{_root}/f", i % 2 == 0 ? @new : old)]);
        await Connection.RunAsync(new RemoteCommand("touch", $"{_root}/stop"));

        (await watch).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_full_disk_is_said_and_leaves_the_old_file()
    {
        await AsRootAsync("install -d -m 0777 /mnt/small && mount -t tmpfs -o size=1m,mode=777 tmpfs /mnt/small");
        try
        {
            await Connection.UploadAsync([RemoteFile.Text("/mnt/small/config", "old")]);

            var upload = () => Connection.UploadAsync([RemoteFile.Text("/mnt/small/other", "x"), RemoteFile.Bytes("/mnt/small/config", new byte[3_000_000])]);

            await upload.Should().ThrowAsync<DiskFullException>().WithMessage("no space left on one*/mnt/small*");
            (await Connection.RunAsync(new RemoteCommand("ls", "-A", "/mnt/small"))).Output.Should().Be("config\n");
            (await Connection.RunAsync(new RemoteCommand("cat", "/mnt/small/config"))).Output.Should().Be("old");
        }
        finally
        {
            await AsRootAsync("umount /mnt/small");
        }
    }

    [Fact]
    public async Task A_file_where_a_directory_is_gets_refused()
    {
        await Connection.RunAsync(new RemoteCommand("mkdir", "-p", $"{_root}/Caddyfile"));

        var upload = () => Connection.UploadAsync([RemoteFile.Text($"{_root}/Caddyfile", "x")]);

        await upload.Should().ThrowAsync<RemoteCommandException>().WithMessage("uploading */Caddyfile ended with exit code 1*directory*");
        (await Connection.RunAsync(new RemoteCommand("ls", "-A", _root))).Output.Should().Be("Caddyfile\n");
    }

    [Fact]
    public async Task A_directory_that_is_there_is_kept()
    {
        (await Connection.UploadDirectoryAsync($"{_root}/h1", [RemoteFile.Text("caddy/Caddyfile", "one")])).Should().BeTrue();
        (await Connection.UploadDirectoryAsync($"{_root}/h1", [RemoteFile.Text("caddy/Caddyfile", "two")])).Should().BeFalse();

        (await Connection.RunAsync(new RemoteCommand("cat", $"{_root}/h1/caddy/Caddyfile"))).Output.Should().Be("one");
        (await Connection.RunAsync(new RemoteCommand("ls", "-A", _root))).Output.Should().Be("h1\n");
    }

    [Fact]
    public async Task A_directory_whose_upload_is_cancelled_never_appears()
    {
        Grow(2_000_000_000);
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1), TimeProvider.System);

        var upload = () => Connection.UploadDirectoryAsync($"{_root}/h2", [RemoteFile.Local("large", _local)], cancellationToken: cancel.Token);

        await upload.Should().ThrowAsync<OperationCanceledException>();
        (await Connection.RunAsync(new RemoteCommand("ls", "-A", _root))).Output.Should().BeEmpty();
    }

    /// <summary>Takes no room on the disk.</summary>
    private void Grow(long size)
    {
        using var file = File.OpenWrite(_local);
        file.SetLength(size);
    }
}
