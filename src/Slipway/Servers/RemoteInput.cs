using System.Text;

namespace Slipway.Servers;

/// <summary>What a remote command reads on standard input.</summary>
internal abstract record RemoteInput
{
    /// <summary>The secret in it, so that errors can leave it out.</summary>
    public virtual Secret? Secret => null;

    /// <summary>Whether nothing will be written; SSH.NET sends no end of file after no data, so the caller must know before.</summary>
    public virtual ValueTask<bool> IsEmptyAsync(CancellationToken cancellationToken) => ValueTask.FromResult(false);

    public abstract Task WriteToAsync(Stream target, CancellationToken cancellationToken);
}

internal sealed record TextInput(string Text) : RemoteInput
{
    public override ValueTask<bool> IsEmptyAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Text.Length == 0);

    public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken) =>
        await target.WriteAsync(Encoding.UTF8.GetBytes(Text), cancellationToken);
}

internal sealed record SecretInput(Secret Value) : RemoteInput
{
    public override Secret Secret => Value;

    public override ValueTask<bool> IsEmptyAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Value.Reveal().Length == 0);

    public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken) =>
        await target.WriteAsync(Encoding.UTF8.GetBytes(Value.Reveal()), cancellationToken);
}

internal sealed record StreamInput(Stream Source) : RemoteInput
{
    private byte[]? _first;

    public override async ValueTask<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[1];
        _first ??= await Source.ReadAsync(buffer, cancellationToken) == 0 ? [] : buffer;
        return _first.Length == 0;
    }

    public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
    {
        await target.WriteAsync(_first, cancellationToken);
        await Source.CopyToAsync(target, cancellationToken);
    }
}

internal sealed record WriterInput(Func<Stream, CancellationToken, Task> Write) : RemoteInput
{
    public override Task WriteToAsync(Stream target, CancellationToken cancellationToken) => Write(target, cancellationToken);
}

/// <summary>A script and, right behind its last byte, the data that its commands read.</summary>
internal sealed record ScriptInput(string Script, RemoteInput Data) : RemoteInput
{
    public override Secret? Secret => Data.Secret;

    public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
    {
        await target.WriteAsync(Encoding.UTF8.GetBytes(Script), cancellationToken);
        if (!await Data.IsEmptyAsync(cancellationToken))
            await Data.WriteToAsync(target, cancellationToken);
    }
}
