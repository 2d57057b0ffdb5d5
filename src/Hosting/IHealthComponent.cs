namespace Hosting;

/// <summary>One dependency that must work before an application can serve.</summary>
public interface IHealthComponent
{
    /// <summary>The name under <c>components</c> in the health report.</summary>
    string Name { get; }

    /// <summary>Checks the dependency; must give up when <paramref name="cancellation"/> asks, and may throw.</summary>
    Task<ComponentHealth> CheckAsync(CancellationToken cancellation);
}
