using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;

namespace Slipway.Servers;

/// <summary>Reads SSH.NET's output streams, which only block, on threads of their own.</summary>
internal static class BlockingReads
{
    public static Task OnOwnThread(Action read) =>
        Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public static StreamReader Text(Stream stream) => new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
}

/// <summary>All output of a command as text. SSH.NET buffers it until the command has ended, so that nothing blocks here.</summary>
internal sealed class OutputBuffer
{
    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public async Task ReadAsync(RunningCommand command)
    {
        await command.Ended;
        (Output, Error) = (ReadAll(command.Output), ReadAll(command.Error));
    }

    private static string ReadAll(Stream stream)
    {
        using var reader = BlockingReads.Text(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>The lines of a command as they come.</summary>
internal sealed class LineChannel
{
    private const int Kept = 20;

    private readonly Channel<RemoteLine> _lines = Channel.CreateUnbounded<RemoteLine>();
    private readonly ConcurrentQueue<string> _tail = new();

    public ChannelReader<RemoteLine> Reader => _lines.Reader;

    /// <summary>The last lines of both streams, for an error.</summary>
    public string Tail => string.Join('\n', _tail);

    public Task ReadAsync(RunningCommand command) => Task.WhenAll(
        BlockingReads.OnOwnThread(() => Read(command.Output, isError: false)),
        BlockingReads.OnOwnThread(() => Read(command.Error, isError: true)));

    /// <summary>Ends the lines when the command ends, with its error if it has one.</summary>
    public async Task<int> CompleteAfterAsync(Task<int> execution)
    {
        try
        {
            var exitCode = await execution;
            _lines.Writer.Complete();
            return exitCode;
        }
        catch (Exception exception)
        {
            _lines.Writer.Complete(exception);
            throw;
        }
    }

    private void Read(Stream stream, bool isError)
    {
        using var reader = BlockingReads.Text(stream);
        while (reader.ReadLine() is { } line)
        {
            _lines.Writer.TryWrite(new RemoteLine(line, isError));
            _tail.Enqueue(line);
            if (_tail.Count > Kept)
                _tail.TryDequeue(out _);
        }
    }
}
