using Nuke.Common.IO;

namespace Nuke.Common.Tests.IO;

public sealed class HttpTests : IDisposable
{
    readonly LoopbackServer _server = new LoopbackServer().With("GET /a.txt", "content", mediaType: "text/plain");
    readonly AbsolutePath _root = AbsolutePath.Create(Directory.CreateTempSubdirectory("http-").FullName);

    string Address => $"{_server.Address}a.txt";

    public void Dispose()
    {
        _server.Dispose();
        _root.DeleteDirectory();
    }

    [Fact]
    public void A_text_is_downloaded() => HttpTasks.HttpDownloadString(Address).Should().Be("content");

    [Fact]
    public void A_file_is_downloaded_into_a_directory_that_need_not_be_there()
    {
        HttpTasks.HttpDownloadFile(Address, _root / "deep" / "a.txt");

        (_root / "deep" / "a.txt").ReadAllText().Should().Be("content");
    }

    [Fact]
    public void A_file_that_may_not_be_overwritten_stays()
    {
        var file = (_root / "a.txt").WriteAllText("old");

        FluentActions.Invoking(() => HttpTasks.HttpDownloadFile(Address, file, FileMode.CreateNew)).Should().Throw<IOException>();

        file.ReadAllText().Trim().Should().Be("old");
    }

    [Fact]
    public void Headers_are_sent()
    {
        HttpTasks.HttpDownloadString(Address, headerConfigurator: x => x.Add("X-Key", "1"));

        _server.Headers["X-Key"].Should().Be("1");
    }

    [Fact]
    public void An_answer_that_is_an_error_fails_and_leaves_no_file()
    {
        FluentActions.Invoking(() => HttpTasks.HttpDownloadFile($"{_server.Address}absent", _root / "b.txt"))
            .Should().Throw<HttpRequestException>().WithMessage("*404*");

        (_root / "b.txt").FileExists().Should().BeFalse();
    }
}
