using Nuke.Common.CI;
using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Nuke.Common.Reporting;
using Nuke.Common.Secrets;

namespace Nuke.Common.Execution;

/// <summary>
/// One run of a build: what it was given and where it prints. NUKE's API has static members (the root directory, the
/// host, the verbosity); they read the current session, which is the only static state of the engine.
/// </summary>
internal sealed class BuildSession
{
    static BuildSession? s_current;

    readonly AsyncLocal<ExecutableTarget?> _target = new();

    public BuildSession(BuildInvocation invocation)
    {
        Invocation = invocation;
        CommandLine = CommandLine.Parse(invocation.Arguments);
        RootDirectory = RootDirectories.Find(CommandLine, invocation);
        Profiles = RootDirectories.Profiles(CommandLine, invocation);
        Sources = new ParameterSources(CommandLine, invocation.Environment, []);
        Host = Host.Detect(invocation.Environment);
        Turns = new TargetOutput(() => Target);
        Console = NewConsole();
        Parameters = NewParameters();
    }

    /// <summary>The session of the running build; outside of one, a session made of the process.</summary>
    public static BuildSession Current => s_current ??= new BuildSession(BuildInvocation.OfProcess());

    public BuildInvocation Invocation { get; }

    public CommandLine CommandLine { get; }

    public AbsolutePath RootDirectory { get; }

    public AbsolutePath NukeDirectory => RootDirectory / ".nuke";

    public AbsolutePath TemporaryDirectory => NukeDirectory / "temp";

    public IReadOnlyList<string> Profiles { get; }

    public ParameterSources Sources { get; private set; }

    public BuildParameters Parameters { get; private set; }

    public Host Host { get; private set; }

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    public SecretMask Secrets { get; } = new();

    /// <summary>The flags whose values may be shown: those of parameters that are known and not secret.</summary>
    public IReadOnlyCollection<string> PublicFlags { get; set; } = [];

    public BuildConsole Console { get; private set; }

    /// <summary>Whose turn it is to print, while targets run side by side.</summary>
    public TargetOutput Turns { get; }

    public Cancellation Cancellation { get; } = new();

    /// <summary>The target that the calling code belongs to.</summary>
    public ExecutableTarget? Target
    {
        get => _target.Value;
        set => _target.Value = value;
    }

    /// <summary>Who answers questions; null without a terminal, and on build servers whatever they have.</summary>
    public IQuestions? Questions => field ??= IsServerBuild ? null : Invocation.Questions?.Invoke(Cancellation.Requested);

    public bool IsServerBuild => Host is IBuildServer;

    public static BuildSession Start(BuildInvocation invocation)
    {
        var session = new BuildSession(invocation);
        s_current = session;
        return session;
    }

    public static BuildSession Of(object build) => ((NukeBuild)build).Session;

    /// <summary>Reads the parameter files and what they say about the host and the verbosity.</summary>
    public void ReadParameterFiles()
    {
        Sources = Sources with { Files = ParameterFiles.Read(NukeDirectory, Profiles) };
        Parameters = NewParameters();
        if (Given(nameof(Host)) is { } host && Host.Names.FirstOrDefault(x => Same(x, host)) is { } name)
            Host = Host.Create(name);
        // A wrong value is reported with those of the other parameters.
        if (Given(nameof(Verbosity)) is { } text && Enum.TryParse<Verbosity>(text, ignoreCase: true, out var verbosity))
            Verbosity = verbosity;
        Console = NewConsole();

        string? Given(string parameter) => Sources.Find(parameter, prefixedOnly: true)?.Texts is [var first, ..] ? first : null;
    }

    /// <summary>Reads the arguments of the commit's message, when the build asks for them.</summary>
    public void ReadCommitMessage(Type build)
    {
        if (Attribute.GetCustomAttribute(build, typeof(ArgumentsFromGitCommitMessageAttribute)) is not ArgumentsFromGitCommitMessageAttribute attribute)
            return;
        Sources = Sources with { CommitMessage = attribute.Read(this) };
        Parameters = NewParameters();
    }

    /// <summary>Masks values from now on, also by the host.</summary>
    public void AddSecrets(IEnumerable<string> values)
    {
        var added = Secrets.Add(values);
        // GitHub masks line by line.
        if (Host.ReadsWorkflowCommands)
            Console.WriteMasks(added.Where(x => !x.Contains('\n', StringComparison.Ordinal)));
    }

    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    BuildParameters NewParameters() =>
        new(Sources, RootDirectory, Invocation.WorkingDirectory) { Decrypt = new SessionSecrets(this).Decrypt };

    BuildConsole NewConsole() => new(
        Invocation.Output,
        ConsoleAbilities.Of(Invocation, Host),
        Secrets) { Turns = Turns };
}
