using System.Text;
using CliWrap;
using Serilog;
using Serilog.Events;

namespace Slipway.Sandbox;

/// <summary>One run of a program on this machine; a failure carries the last lines that it said.</summary>
internal sealed record Tool(string Name, params string[] Arguments)
{
    private const int LinesKept = 20;

    public string Input { get; init; } = "";

    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();

    /// <summary>Whether its lines tell a person that long work goes on; those of quick questions are for the verbose log.</summary>
    public bool IsLong { get; init; }

    /// <summary>Keeps standard output out of the log and of errors.</summary>
    public bool IsSecret { get; init; }

    public static Tool Docker(params string[] arguments) => new("docker", arguments);

    /// <summary>Standard output, without the line break at its end.</summary>
    /// <exception cref="SlipwayException">The program is missing or failed.</exception>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var (exitCode, output, said) = await TryAsync(cancellationToken);
        return exitCode == 0
            ? output
            : throw new SlipwayException($"`{this}` failed with exit code {exitCode}:{Environment.NewLine}{said}");
    }

    /// <summary>Exit code, standard output and the last lines of both streams; 127 where the program is missing.</summary>
    public async Task<(int ExitCode, string Output, string Said)> TryAsync(CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var last = new Queue<string>();
        void Hear(string line)
        {
            Log.Write(IsLong ? LogEventLevel.Debug : LogEventLevel.Verbose, "{Tool:l}: {Line:l}", Name, line);
            lock (last)
            {
                last.Enqueue(line);
                if (last.Count > LinesKept)
                    last.Dequeue();
            }
        }

        try
        {
            var result = await Cli.Wrap(Name).WithArguments(Arguments).WithEnvironmentVariables(Variables)
                .WithStandardInputPipe(PipeSource.FromString(Input))
                .WithStandardOutputPipe(PipeTarget.Merge(PipeTarget.ToStringBuilder(output), IsSecret ? PipeTarget.Null : PipeTarget.ToDelegate(Hear)))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(Hear))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(cancellationToken);
            return (result.ExitCode, output.ToString().TrimEnd(), string.Join(Environment.NewLine, last));
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return (127, "", exception.Message);
        }
    }

    public override string ToString() => $"{Name} {string.Join(' ', Arguments)}";
}
