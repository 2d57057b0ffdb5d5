namespace Slipway.Health;

/// <summary>A question that can be asked over and over while the way to the container is open.</summary>
internal interface IQuestion : IAsyncDisposable
{
    /// <summary>Asks once. Whatever goes wrong on the way is an answer too.</summary>
    Task<ProbeAnswer> AskAsync(CancellationToken cancellationToken);
}
