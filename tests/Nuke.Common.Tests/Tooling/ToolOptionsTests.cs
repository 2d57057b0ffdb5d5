using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.Coverlet;
using Nuke.Common.Tools.Docker;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Tools.Xunit;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.Tests.Tooling;

/// <summary>What the specifications of tools become.</summary>
public sealed class ToolOptionsTests
{
    [Fact]
    public void An_entry_of_a_map_has_methods_of_its_own() =>
        CommandLine(new DotNetBuildSettings().SetVersion("1.2.3").EnableDeterministic().SetTreatWarningsAsErrors(v: false))
            .Should().Be("build --property:Version=1.2.3 --property:Deterministic=true --property:TreatWarningsAsErrors=false");

    [Fact]
    public void Entries_that_are_lists_grow_and_shrink() =>
        new DotNetBuildSettings().SetNoWarns(1, 2).AddNoWarns(3).RemoveNoWarns(2).Properties["NoWarn"].Should().Be("1;3");

    [Fact]
    public void MSBuild_takes_a_list_of_numbers_as_one_property()
    {
        var project = AbsolutePath.Create(Directory.CreateTempSubdirectory("msbuild-").FullName) / "a.proj";
        project.WriteAllText("""<Project><Target Name="Show"><Message Importance="high" Text="NoWarn is [$(NoWarn)]" /></Target></Project>""");

        var output = DotNetTasks.DotNetMSBuild(_ => _.SetTargetPath(project).SetTargets("Show").SetProperty("NoWarn", "1;2").EnableNoLogo());

        output.StdToText().Should().Contain("NoWarn is [1;2]");
        project.Parent.DeleteDirectory();
    }

    [Fact]
    public void An_escaped_text_reaches_MSBuild_as_it_was()
    {
        var project = AbsolutePath.Create(Directory.CreateTempSubdirectory("msbuild-").FullName) / "a.proj";
        project.WriteAllText("""<Project><Target Name="Show"><Message Importance="high" Text="Notes are [$(Notes)]" /></Target></Project>""");

        var output = DotNetTasks.DotNetMSBuild(_ => _.SetTargetPath(project).SetTargets("Show").SetProperty("Notes", DotNetTasks.EscapeMSBuild("100%; $(X) @(Y) *")).EnableNoLogo());

        output.StdToText().Should().Contain("Notes are [100%; $(X) @(Y) *]");
        project.Parent.DeleteDirectory();
    }

    [Fact]
    public void Numbers_of_warnings_are_set_as_one_property_whose_quotes_reach_MSBuild() =>
        CommandLine(new DotNetBuildSettings().SetNoWarns(1, 2)).Should().Be("""build --property:NoWarn="\"1;2\"" """.TrimEnd());

    [Fact]
    public void An_entry_set_to_null_is_no_argument() =>
        CommandLine(new DotNetPackSettings().SetVersion("1").SetVersion(null)).Should().Be("pack");

    [Fact]
    public void Lists_grow_shrink_and_clear()
    {
        var options = new DotNetTestSettings().AddLoggers("trx").AddLoggers(["console", "html"]).RemoveLoggers("trx");

        options.Loggers.Should().Equal("console", "html");
        options.ClearLoggers().Loggers.Should().BeNull();
    }

    [Fact]
    public void Flags_toggle() => new DotNetTestSettings().ToggleNoBuild().NoBuild.Should().BeTrue();

    [Fact]
    public void Values_of_an_enumeration_are_given_as_the_tool_writes_them() =>
        CommandLine(new DotNetCleanSettings().SetVerbosity(DotNetVerbosity.minimal)).Should().Be("clean --verbosity minimal");

    [Fact]
    public void Arguments_at_the_start_and_at_the_end_keep_their_places() =>
        CommandLine(new DockerRunSettings().SetImage("alpine").SetCommand("ls").EnableRm().AddVolume("/a:/b"))
            .Should().Be("run --rm --volume /a:/b alpine ls");

    [Fact]
    public void A_secret_is_masked_in_the_log() =>
        new DotNetNuGetPushSettings().SetApiKey("s3cret-key").SecretValues().Should().Equal("s3cret-key");

    [Fact]
    public void Where_a_tool_is_in_its_package_is_no_argument_of_it() =>
        CommandLine(new Xunit2Settings().SetFramework("net8.0").AddTargetAssemblies("a.dll")).Should().Be("a.dll");

    [Fact]
    public void A_key_of_a_lookup_has_several_values()
    {
        var options = new Xunit2Settings().AddTraits("Category", "Fast", "Slow").AddTraits("category", "Unit").SetTraits("Area", ["IO"]);

        CommandLine(options.RemoveTraits("Category", "Slow")).Should().Be("-trait Area=IO -trait Category=Fast -trait Category=Unit");
        CommandLine(options.RemoveTraits("Category")).Should().Be("-trait Area=IO");
        options.ResetTraits().Traits.Should().BeNull();
    }

    [Fact]
    public void Keys_of_a_map_can_be_values_of_an_enumeration() =>
        CommandLine(new Xunit2Settings().SetResultReport(Xunit2ResultFormat.HTML, "a.html").SetResultReport("HTML", "b.html"))
            .Should().Be("-HTML b.html");

    [Fact]
    public void Options_of_a_tool_of_the_builds_own_name_their_properties() =>
        CommandLine(new OwnSettings().Named("x")).Should().Be("--name x");

    [Fact]
    public void Values_in_one_argument_are_joined_behind_its_flag() =>
        CommandLine(new OwnSettings().Tagged("a", "b").Defining(("x", "1"), ("y", "2"))).Should().Be("/tags:a,b /d:x=1,y=2");

    [Fact]
    public void Values_of_one_key_are_joined_by_the_inner_separator_and_keys_by_the_outer() =>
        CommandLine(new OwnSettings().Grouped(("x", ["1", "2"]), ("y", ["3"]))).Should()
            .Be("/each:x=1,2 /each:y=3 /all:x=1,2;y=3 --apart x 1 --apart x 2 --apart y 3");

    [Fact]
    public void A_list_that_the_tool_splits_itself_reaches_it_as_one_argument()
    {
        var program = AbsolutePath.Create(Directory.CreateTempSubdirectory("quoted-").FullName) / "show.sh";
        program.WriteAllText("for x in \"$@\"; do echo \"[$x]\"; done");
        var command = CommandLine(new OwnSettings().Passing("run", "a file"));

        command.Should().Be("""--args:"run \"a file\"" """.TrimEnd());
        ProcessTasks.StartProcess("sh", string.Join(' ', program, command)).AssertZeroExitCode().Output.StdToText().Should().Be("[--args:run \"a file\"]");
        program.Parent.DeleteDirectory();
    }

    [Fact]
    public void Quotes_around_several_values_without_a_separator_are_an_error() =>
        FluentActions.Invoking(() => CommandLine(new OwnSettings().PassingWrongly("x"))).Should()
            .Throw<Exception>().WithMessage("*\"--wrong {value}\"*QuoteMultiple*no Separator*");

    [Fact]
    public void What_Coverlet_runs_is_one_argument_of_it() =>
        CommandLine(new CoverletSettings().SetAssembly("a.dll").SetTargetSettings(
            new DotNetTestSettings().SetProcessToolPath("dotnet").SetProjectFile("my tests").SetFilter("Category=Fast"))).Should()
            .Be("""a.dll --target dotnet --targetargs "test \"my tests\" --filter Category=Fast" """.TrimEnd());

    [Fact]
    public void The_variables_of_the_process_can_be_set_one_by_one_and_removed()
    {
        var options = new DotNetTestSettings().SetProcessEnvironmentVariable("A", 1)
            .AddProcessEnvironmentVariables(new Dictionary<string, string> { ["B"] = "2" }).RemoveProcessEnvironmentVariable("PATH");

        options.ProcessEnvironmentVariables["A"].Should().Be("1");
        options.ProcessEnvironmentVariables.Should().ContainKey("B").And.NotContainKey("PATH");
        options.ClearProcessEnvironmentVariables().ProcessEnvironmentVariables.Should().BeEmpty();
        options.ResetProcessEnvironmentVariables().ProcessEnvironmentVariables.Should().BeNull();
    }

    [Fact]
    public void Entries_that_are_flags_toggle()
    {
        var options = new DotNetBuildSettings().ToggleDeterministic();

        options.Properties["Deterministic"].Should().Be(true);
        options.ToggleDeterministic().Properties["Deterministic"].Should().Be(false);
    }

    [Fact]
    public void A_value_is_written_by_the_method_that_the_option_names() =>
        CommandLine(new OwnSettings().Loudly("quiet")).Should().Be("--say QUIET(Shout)");

    [Fact]
    public void A_method_that_is_not_there_is_an_error_that_names_it_and_the_option() =>
        FluentActions.Invoking(() => CommandLine(new OwnSettings().Wrongly("x"))).Should()
            .Throw<InvalidOperationException>().WithMessage("*no method 'Absent'*OwnSettings.Wrong*");

    static string CommandLine(ToolOptions options) => string.Join(' ', options.CommandLine());

    sealed class OwnSettings : ToolOptions
    {
        [Argument(Format = "--name {value}")]
        public string Name => Get<string>(() => Name);

        [Argument(Format = "/tags:{value}", Separator = ",")]
        public IReadOnlyList<string> Tags => Get<List<string>>(() => Tags);

        [Argument(Format = "/d:{key}={value}", Separator = ",")]
        public IReadOnlyDictionary<string, string> Definitions => Get<Dictionary<string, string>>(() => Definitions);

        [Argument(Format = "/each:{key}={value}", InnerSeparator = ",")]
        public ILookup<string, string> Each => Get<ILookup<string, string>>(() => Each);

        [Argument(Format = "/all:{key}={value}", Separator = ";", InnerSeparator = ",")]
        public ILookup<string, object> All => Get<ILookup<string, object>>(() => All);

        [Argument(Format = "--apart {key} {value}")]
        public ILookup<string, object> Apart => Get<ILookup<string, object>>(() => Apart);

        [Argument(Format = "--args:{value}", Separator = " ", QuoteMultiple = true)]
        public IReadOnlyList<string> Passed => Get<List<string>>(() => Passed);

        [Argument(Format = "--wrong {value}", QuoteMultiple = true)]
        public IReadOnlyList<string> Unseparated => Get<List<string>>(() => Unseparated);

        [Argument(Format = "--say {value}", FormatterMethod = nameof(Loud))]
        public string Shout => Get<string>(() => Shout);

        [Argument(Format = "{value}", FormatterMethod = "Absent")]
        public string Wrong => Get<string>(() => Wrong);

        public OwnSettings Named(string name) => With(() => Set(() => Name, name));

        public OwnSettings Tagged(params string[] tags) => With(() => Set(() => Tags, tags.ToList()));

        public OwnSettings Defining(params (string Key, string Value)[] pairs) =>
            With(() => Set(() => Definitions, pairs.ToDictionary(x => x.Key, x => x.Value)));

        public OwnSettings Grouped(params (string Key, string[] Values)[] groups)
        {
            var table = new LookupTable<string, object>();
            foreach (var (key, values) in groups)
                table.AddRange(key, values);
            return With(() =>
            {
                Set(() => Each, groups.SelectMany(x => x.Values.Select(y => (x.Key, Value: y))).ToLookup(x => x.Key, x => x.Value));
                Set(() => All, table);
                Set(() => Apart, table);
            });
        }

        public OwnSettings Passing(params string[] arguments) => With(() => Set(() => Passed, arguments.ToList()));

        public OwnSettings PassingWrongly(params string[] arguments) => With(() => Set(() => Unseparated, arguments.ToList()));

        public OwnSettings Loudly(string text) => With(() => Set(() => Shout, text));

        public OwnSettings Wrongly(string text) => With(() => Set(() => Wrong, text));

        static string Loud(string value, System.Reflection.PropertyInfo property) => $"{value.ToUpperInvariant()}({property.Name})";

        OwnSettings With(Action change)
        {
            change();
            return this;
        }
    }
}
