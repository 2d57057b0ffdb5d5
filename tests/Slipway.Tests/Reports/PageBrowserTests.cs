using Slipway.Reports;

namespace Slipway.Tests.Reports;

public sealed class PageBrowserTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("page-browser-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_page_is_opened_in_the_browser_that_the_person_named()
    {
        var browser = Browser("firefox", "echo \"$1\" > \"$0.opened\"");

        (await Opened(("BROWSER", browser))).Should().BeNull();

        Read("firefox.opened").Should().Be(Page);
    }

    [Fact]
    public async Task On_a_desktop_it_is_opened_with_what_the_desktop_has()
    {
        Browser("xdg-open", "echo \"$1\" > \"$0.opened\"");

        (await Opened(("DISPLAY", ":0"), ("PATH", $"/nowhere:{_folder}"))).Should().BeNull();

        Read("xdg-open.opened").Should().Be(Page);
    }

    [Fact]
    public async Task Without_a_desktop_none_is_started_in_the_terminal()
    {
        Browser("xdg-open", "echo \"$1\" > \"$0.opened\"");

        (await Opened(("PATH", _folder))).Should().Be("no browser was found; BROWSER names one");

        File.Exists(Path.Combine(_folder, "xdg-open.opened")).Should().BeFalse();
    }

    [Fact]
    public async Task The_first_of_several_that_is_there_is_taken()
    {
        Browser("second", "echo \"$1\" > \"$0.opened\"");

        (await Opened(("BROWSER", "first:second"), ("PATH", _folder))).Should().BeNull();

        Read("second.opened").Should().Be(Page);
    }

    [Fact]
    public async Task A_browser_that_fails_is_said()
    {
        var browser = Browser("broken", "exit 3");

        (await Opened(("BROWSER", browser))).Should().Be($"{browser} ended with 3");
    }

    private string Page => Path.Combine(_folder, "index.html");

    private Task<string?> Opened(params (string Name, string Value)[] variables) =>
        new PageBrowser(variables.ToDictionary(x => x.Name, x => x.Value)).OpenAsync(Page);

    private string Read(string file) => File.ReadAllText(Path.Combine(_folder, file)).Trim();

    private string Browser(string name, string line)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, $"#!/bin/sh\n{line}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }
}
