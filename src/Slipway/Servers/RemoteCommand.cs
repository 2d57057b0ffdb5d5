using System.Collections.Immutable;
using System.Text;

namespace Slipway.Servers;

/// <summary>
/// What is to run on a server, described and not run: it prints, is tested as text, and <see cref="ServerConnection"/> runs it.
/// Secrets belong into its input, never into its arguments.
/// </summary>
public sealed record RemoteCommand
{
    /// <summary>Describes a program with its arguments; it gets no standard input.</summary>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">Arguments, unquoted.</param>
    public RemoteCommand(string program, params string[] arguments)
    {
        Program = program;
        Arguments = [.. arguments];
    }

    /// <summary>Name or path of the program.</summary>
    public string Program { get; private init; }

    /// <summary>Arguments, unquoted.</summary>
    public ImmutableArray<string> Arguments { get; private init; }

    /// <summary>How long it may run before it is ended; null leaves that to the caller's cancellation.</summary>
    public TimeSpan? Timeout { get; private init; }

    /// <summary>Whether a non-zero exit code is an answer and not an error.</summary>
    public bool AllowsFailure { get; private init; }

    /// <summary>What it is for, as errors say it: <c>reading the state</c>, or the command line itself.</summary>
    public string Doing
    {
        get => field ?? $"running {this}";
        private init;
    }

    /// <summary>Whether it reads a standard input that nobody writes to, and ends when that does.</summary>
    internal bool EndsWithItsInput { get; private init; }

    internal RemoteInput? Input { get; private init; }

    private string? ScriptText { get; init; }

    /// <summary>
    /// A POSIX shell script that travels on standard input, so that neither quoting nor the length of a command line
    /// limits it. Commands inside it read an empty standard input unless <see cref="WithInput(string)"/> gives one.
    /// </summary>
    /// <param name="script">The script; it sees the arguments as <c>$1</c>, <c>$2</c>, …</param>
    /// <param name="arguments">Arguments, unquoted.</param>
    public static RemoteCommand Script(string script, params string[] arguments) =>
        new("sh", ["-s", "--", .. arguments]) { ScriptText = script };

    /// <summary>The same, with words for errors where the command line says little, as that of a script does.</summary>
    /// <param name="doing">Such as <c>reading the state</c>.</param>
    public RemoteCommand For(string doing) => this with { Doing = doing };

    /// <summary>The same with text on standard input.</summary>
    public RemoteCommand WithInput(string text) => this with { Input = new TextInput(text) };

    /// <summary>The same with a secret on standard input.</summary>
    public RemoteCommand WithInput(Secret secret) => this with { Input = new SecretInput(secret) };

    /// <summary>The same with a stream on standard input, sent as it is read; the caller disposes it.</summary>
    public RemoteCommand WithInput(Stream stream) => this with { Input = new StreamInput(stream) };

    /// <summary>The same, ended on the server after <paramref name="timeout"/>.</summary>
    public RemoteCommand WithTimeout(TimeSpan timeout) => this with { Timeout = timeout };

    /// <summary>The same with a non-zero exit code as an answer.</summary>
    public RemoteCommand AllowFailure() => this with { AllowsFailure = true };

    /// <summary>
    /// The same for a program that reads its standard input and ends with it: whoever has seen enough just closes the channel,
    /// without a signal and without waiting for the answer to it.
    /// </summary>
    internal RemoteCommand UntilInputEnds() => this with { EndsWithItsInput = true };

    /// <summary>The shell line, quoted.</summary>
    public override string ToString() => ScriptText is null || Input is null
        ? ShellQuote.Line([Program, .. Arguments])
        : $"sh -c 'eval \"$(head -c {Encoding.UTF8.GetByteCount(ScriptText)})\"' {ShellQuote.Line(["sh", .. Arguments.Skip(2)])}";

    internal RemoteCommand WithInput(Func<Stream, CancellationToken, Task> write) => this with { Input = new WriterInput(write) };

    /// <summary>What is really sent: a script alone, a script with its data right behind it, or the data alone.</summary>
    internal RemoteInput? Sent => (ScriptText, Input) switch
    {
        // The shell reads the whole group before it runs any of it, so that no command inside can eat the rest of the script.
        ({ } script, null) => new TextInput($"{{\n{script}\n}} </dev/null\n"),
        ({ } script, { } data) => new ScriptInput(script, data),
        (null, var data) => data,
    };
}
