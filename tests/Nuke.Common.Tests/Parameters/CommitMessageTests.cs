using Nuke.Common.Execution;
using Nuke.Common.Git;
using Nuke.Common.Tests.Execution;

namespace Nuke.Common.Tests.Parameters;

public sealed class CommitMessageTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void Arguments_in_the_commit_message_are_stronger_than_the_command_line()
    {
        Commit("feat: x\n\n[nuke++] --word \"two words\"\n");

        _trial.Run<MessageBuild>("Default", "--word", "other").Done.Should().Equal("two words");
    }

    [Fact]
    public void Another_message_changes_nothing()
    {
        Commit("feat: x\n\n--word ignored");

        _trial.Run<MessageBuild>("Default", "--word", "mine").Done.Should().Equal("mine");
    }

    [Fact]
    public void An_unknown_flag_in_the_message_is_an_error()
    {
        Commit("[nuke++] --wrod x");

        _trial.Run<MessageBuild>("Default").ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("Did you mean '--word'?");
    }

    void Commit(string message)
    {
        Git("init", "-q");
        Git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "--allow-empty", "-m", message);
        _trial.With("GITHUB_ACTIONS", "true").With("GITHUB_SHA", Git("rev-parse", "HEAD").Trim());
    }

    string Git(params string[] arguments) =>
        QuietGit.Ask(_trial.Root, arguments) ?? throw new InvalidOperationException($"git {arguments[0]} failed");
}

[ArgumentsFromGitCommitMessage]
internal sealed class MessageBuild : NukeBuild
{
#pragma warning disable CS0649 // Filled by the engine.
    [Parameter]
    readonly string? Word;
#pragma warning restore CS0649

    Target Default => _ => _.Executes(() => Journal.Note(Word!));
}
