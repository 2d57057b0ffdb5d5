using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Preflight.Facts;

/// <summary>
/// Both questions about a server in one: what it runs (<see cref="StateScript"/>) and what it is like (<see cref="FactsScript"/>).
/// Each answer is read by its own reader; where both have a part of one name, it says the same; images and containers are in the second alone. Nothing on the server is changed.
/// </summary>
public static class ServerQuestion
{
    /// <summary>POSIX shell; takes what <see cref="FactsScript"/> takes. One half is asked while the other is; the pipe keeps the answers apart.</summary>
    public const string Text =
        $$"""
        facts() {
        {{FactsScript.Text}}
        }
        state() {
        {{StateScript.WithoutDocker}}
        }
        root=$1
        {{StateScript.Begin}}
        facts "$@" | { state "$1" "$2" </dev/null; cat; }
        """;

    /// <summary>The question as a command.</summary>
    /// <param name="layout">Where the application is on the server.</param>
    public static RemoteCommand Command(ServerLayout layout) =>
        RemoteCommand.Script(Text, layout.Root, layout.Application, "0").For("asking what the server runs and is like");
}
