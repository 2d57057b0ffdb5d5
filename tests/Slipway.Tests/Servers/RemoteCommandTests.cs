using System.Text;
using Slipway.Servers;

namespace Slipway.Tests.Servers;

public sealed class RemoteCommandTests
{
    [Fact]
    public void A_command_prints_as_the_line_that_a_shell_reads() =>
        new RemoteCommand("docker", "inspect", "--format", "{{.State.Status}}", "shop-api-1").ToString()
            .Should().Be("docker inspect --format '{{.State.Status}}' shop-api-1");

    [Fact]
    public void A_script_prints_its_arguments_and_not_its_text() =>
        RemoteCommand.Script("cat \"$1/secret\"", "/opt/shop", "two words").ToString()
            .Should().Be("sh -s -- /opt/shop 'two words'");

    [Fact]
    public void A_script_with_input_says_how_much_of_the_input_is_the_script() =>
        RemoteCommand.Script("cat >é", "x y").WithInput("data").ToString()
            .Should().Be("sh -c 'eval \"$(head -c 7)\"' sh 'x y'");

    [Fact]
    public async Task A_script_is_read_whole_before_any_of_it_runs() =>
        (await SentAsync(RemoteCommand.Script("cat\necho done"))).Should().Be("{\ncat\necho done\n} </dev/null\n");

    [Fact]
    public async Task The_input_of_a_script_follows_right_behind_it() =>
        (await SentAsync(RemoteCommand.Script("docker login -u me --password-stdin;").WithInput(new Secret("s3cret"))))
            .Should().Be("docker login -u me --password-stdin;s3cret");

    [Fact]
    public void A_secret_input_is_nowhere_in_the_text_of_a_command()
    {
        var command = new RemoteCommand("docker", "login", "--password-stdin").WithInput(new Secret("s3cret")).For("signing in");

        $"{command} {command.Doing} {command.Sent}".Should().NotContain("s3cret");
    }

    [Fact]
    public void Changing_a_command_leaves_the_first_as_it_was()
    {
        var command = new RemoteCommand("true");

        var changed = command.AllowFailure().WithTimeout(TimeSpan.FromSeconds(3)).For("nothing");

        (command.AllowsFailure, command.Timeout, command.Doing).Should().Be((false, null, "running true"));
        (changed.AllowsFailure, changed.Timeout, changed.Doing).Should().Be((true, TimeSpan.FromSeconds(3), "nothing"));
    }

    [Fact]
    public void A_failure_names_server_command_exit_code_and_the_last_lines_of_the_error_output()
    {
        var error = string.Join('\n', Enumerable.Range(1, 30).Select(x => $"line {x}"));

        var exception = new RemoteCommandException(new Server("qa", "qa.example.org"), new RemoteCommand("docker", "pull", "x"), new RemoteResult(17, "out", error));

        exception.Message.Should().Contain("docker pull x").And.Contain("17").And.Contain("qa (deploy@qa.example.org)")
            .And.Contain("line 30").And.Contain("line 11").And.NotContain("line 10" + Environment.NewLine).And.NotContain("out");
    }

    private static async Task<string> SentAsync(RemoteCommand command)
    {
        using var stream = new MemoryStream();
        await command.Sent!.WriteToAsync(stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
