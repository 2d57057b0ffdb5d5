using System.Linq.Expressions;
using Nuke.Common.Execution;

namespace Nuke.Common.Utilities;

/// <summary>Runs an action when disposed.</summary>
public sealed class DelegateDisposable : IDisposable
{
    readonly Action? _cleanup;

    DelegateDisposable(Action? cleanup) => _cleanup = cleanup;

    /// <summary>Runs one action now and another when disposed.</summary>
    public static IDisposable CreateBracket(Action? setup = null, Action? cleanup = null)
    {
        setup?.Invoke();
        return new DelegateDisposable(cleanup);
    }

    /// <summary>Makes something now and gives it to an action when disposed.</summary>
    /// <typeparam name="T">The type of what is made.</typeparam>
    public static IDisposable CreateBracket<T>(Func<T> setup, Action<T> cleanup)
    {
        var value = setup();
        return new DelegateDisposable(() => cleanup(value));
    }

    /// <summary>Sets a static member until disposed.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    public static IDisposable SetAndRestore<T>(Expression<Func<T>> memberProvider, T value)
    {
        var member = memberProvider.Member();
        var previous = member.ReadFrom(instance: null);
        member.WriteTo(instance: null!, value);
        return new DelegateDisposable(() => member.WriteTo(instance: null!, previous));
    }

    /// <inheritdoc/>
    public void Dispose() => _cleanup?.Invoke();
}
