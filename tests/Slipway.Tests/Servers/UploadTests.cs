using System.Formats.Tar;
using System.Text;
using System.Text.RegularExpressions;
using Slipway.Servers;

namespace Slipway.Tests.Servers;

public sealed class UploadTests
{
    [Fact]
    public async Task Files_travel_under_temporary_names_beside_their_own()
    {
        var (script, entries) = await ReadAsync(Upload.Files([RemoteFile.Text("/opt/shop/releases/1/compose.json", "{}")]));

        var temporary = entries.Should().ContainSingle().Subject.Name;
        temporary.Should().MatchRegex(@"^opt/shop/releases/1/\.compose\.json\.tmp-[0-9a-f]{8}$");
        script.Should().Contain($"mv -fT -- /{temporary} /opt/shop/releases/1/compose.json");
    }

    [Fact]
    public async Task A_secret_file_is_readable_by_its_owner_only_and_not_in_the_script()
    {
        var (script, entries) = await ReadAsync(Upload.Files([RemoteFile.Secret("/opt/shop/secrets.env", new Secret("PASSWORD=x1"))]));

        entries.Single().Should().Be((entries.Single().Name, UnixFileMode.UserRead | UnixFileMode.UserWrite, "PASSWORD=x1"));
        script.Should().NotContain("x1");
    }

    [Fact]
    public async Task Names_with_spaces_and_quotes_are_quoted_in_the_script()
    {
        var (script, _) = await ReadAsync(Upload.Files([RemoteFile.Text("/opt/my shop/it's", "")]));

        script.Should().Contain(@"mkdir -p -- '/opt/my shop'").And.Contain(@"'/opt/my shop/it'\''s'");
    }

    [Fact]
    public async Task A_directory_is_unpacked_beside_its_place_and_moved_there_whole()
    {
        var command = Upload.Directory("/opt/shop/files/abc", [RemoteFile.Text("caddy/Caddyfile", "x")], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var (script, entries) = await ReadAsync(command);

        script.Should().Contain("mkdir -p -m 700 -- \"$2\"", "nobody reads what is on its way there");
        command.ToString().Should().MatchRegex("sh /opt/shop/files/abc /opt/shop/files/abc.tmp-[0-9a-f]{8} 700$");
        entries.Single().Name.Should().Be("caddy/Caddyfile");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/opt/shop/")]
    [InlineData("/opt/../etc/passwd")]
    public void A_path_that_is_not_a_files_is_refused(string path) =>
        FluentActions.Invoking(() => RemoteFile.Text(path, "")).Should().Throw<InvalidInputException>();

    [Fact]
    public void A_relative_path_is_refused_outside_a_directory() =>
        FluentActions.Invoking(() => Upload.Files([RemoteFile.Text("x", "")])).Should().Throw<InvalidInputException>().WithMessage("*absolute*");

    [Fact]
    public void An_absolute_path_is_refused_inside_a_directory() =>
        FluentActions.Invoking(() => Upload.Directory("/opt/x", [RemoteFile.Text("/y", "")], UnixFileMode.None)).Should().Throw<InvalidInputException>().WithMessage("*relative to /opt/x*");

    [Fact]
    public void A_local_file_that_does_not_exist_is_refused_by_name() =>
        FluentActions.Invoking(() => RemoteFile.Local("/x", "/nowhere/at/all")).Should().Throw<InvalidInputException>().WithMessage("/nowhere/at/all*");

    private static async Task<(string Script, List<(string Name, UnixFileMode Mode, string Text)> Entries)> ReadAsync(RemoteCommand command)
    {
        using var sent = new MemoryStream();
        await command.Sent!.WriteToAsync(sent, CancellationToken.None);
        var length = int.Parse(Regex.Match(command.ToString(), @"head -c (\d+)").Groups[1].Value);
        var script = Encoding.UTF8.GetString(sent.GetBuffer(), 0, length);
        sent.Position = length;
        using var reader = new TarReader(sent);
        var entries = new List<(string, UnixFileMode, string)>();
        while (await reader.GetNextEntryAsync(copyData: true) is { } entry)
            entries.Add((entry.Name, entry.Mode, await TextOfAsync(entry)));
        return (script, entries);
    }

    private static async Task<string> TextOfAsync(TarEntry entry)
    {
        using var reader = new StreamReader(entry.DataStream ?? Stream.Null);
        return await reader.ReadToEndAsync();
    }
}
