using System.Text;
using CliWrap;

namespace Slipway.Operate;

/// <summary>Takes a value from whoever types it, unseen, or from what standard input is redirected to.</summary>
public static class AskedSecret
{
    /// <summary>A terminal cuts a longer line without a word: macOS at 1024 bytes, Linux at 4096.</summary>
    private const int LongestTyped = 1000;

    private const int Interrupted = 130;

    /// <summary>
    /// The shell reads, since it has the terminal in its hands until the end: .NET shows what is typed between two keys. It says
    /// with a dot that nothing is shown any more; the terminal is as it was before whichever way it ends. Ctrl-C comes twice, from the
    /// terminal and from what cancels the build: the second must not end what gives the terminal back.
    /// </summary>
    private const string Unseen =
        """
        set -eu
        exec 3</dev/tty
        saved=$(stty -g <&3)
        trap 'stty "$saved" <&3' EXIT
        trap 'trap "" HUP INT TERM; exit 130' HUP INT TERM
        stty -echo <&3
        printf . >&2
        IFS= read -r value <&3 || [ -n "$value" ] || exit 0
        printf %s "$value"
        """;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads it. From a file or a pipe all of it counts but one line end after it.</summary>
    /// <param name="question">What is asked on a terminal.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidInputException">It is not text, too long to be typed, or there is no terminal.</exception>
    public static async Task<Secret> ReadAsync(string question, CancellationToken cancellationToken = default) =>
        Console.IsInputRedirected ? await ReadAllAsync(Console.OpenStandardInput(), cancellationToken)
        : OperatingSystem.IsWindows() ? TypedOnWindows(question)
        : await TypedAsync(question, cancellationToken);

    /// <summary>What a stream has, without the line end that a file or <c>echo</c> puts after it.</summary>
    internal static async Task<Secret> ReadAllAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, s_strict);
        try
        {
            var text = await reader.ReadToEndAsync(cancellationToken);
            return new Secret(text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text);
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidInputException("Standard input is not text in UTF-8.", "encode it, for example with base64", exception);
        }
    }

    private static async Task<Secret> TypedAsync(string question, CancellationToken cancellationToken)
    {
        var value = new StringBuilder();
        var result = await Cli.Wrap("sh").WithArguments(["-c", Unseen])
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(value, Encoding.UTF8))
            .WithStandardErrorPipe(PipeTarget.Create((stream, token) => AskAsync(stream, question, token)))
            .WithValidation(CommandResultValidation.None)
            // Killed, it would leave the terminal without an echo.
            .ExecuteAsync(CancellationToken.None, cancellationToken);
        await Console.Error.WriteLineAsync();
        return result.ExitCode switch
        {
            0 when value.Length > LongestTyped => throw new InvalidInputException($"More than {LongestTyped} characters cannot be typed: a terminal may cut them.", "put them into a file, and < FILE after the command"),
            0 => new Secret(value.ToString()),
            Interrupted => throw new OperationCanceledException(cancellationToken),
            _ => throw new InvalidInputException("There is no terminal on which the value could be asked for.", "give it on standard input: < FILE after the command"),
        };
    }

    private static async Task AskAsync(Stream ready, string question, CancellationToken cancellationToken)
    {
        var dot = new byte[1];
        if (await ready.ReadAsync(dot, cancellationToken) == 1 && dot[0] == '.')
            await Console.Error.WriteAsync($"{question}: ");
        await ready.CopyToAsync(Stream.Null, cancellationToken);
    }

    private static Secret TypedOnWindows(string question)
    {
        Console.Error.Write($"{question}: ");
        var value = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace)
                value.Append(key.KeyChar is '\0' ? "" : key.KeyChar);
            else if (value.Length > 0)
                value.Length--;
        }

        Console.Error.WriteLine();
        return new Secret(value.ToString());
    }
}
