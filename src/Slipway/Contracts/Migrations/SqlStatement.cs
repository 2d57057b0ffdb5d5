using System.Collections.Immutable;
using System.Text;

namespace Slipway.Contracts.Migrations;

/// <summary>The tokens between two semicolons, or a part of them.</summary>
internal sealed record SqlStatement(ImmutableArray<SqlToken> Tokens)
{
    public int Line => Tokens.IsEmpty ? 0 : Tokens[0].Line;

    /// <summary>Cuts a script.</summary>
    public static IEnumerable<SqlStatement> Split(IEnumerable<SqlToken> tokens, Func<SqlToken, bool> isEnd)
    {
        var statement = ImmutableArray.CreateBuilder<SqlToken>();
        foreach (var token in tokens)
        {
            if (!isEnd(token))
            {
                statement.Add(token);
                continue;
            }

            yield return new(statement.ToImmutable());
            statement.Clear();
        }

        yield return new(statement.ToImmutable());
    }

    /// <summary>Whether these keywords stand at a place.</summary>
    public bool Has(int at, params ReadOnlySpan<string> keywords)
    {
        for (var i = 0; i < keywords.Length; i++)
        {
            if (at + i >= Tokens.Length || !Tokens[at + i].Is(keywords[i]))
                return false;
        }

        return true;
    }

    /// <summary>Whether a keyword stands anywhere.</summary>
    public bool Has(string keyword) => Tokens.Any(x => x.Is(keyword));

    /// <summary>The place behind keywords that may be there.</summary>
    public int Skip(int at, params ReadOnlySpan<string> keywords)
    {
        foreach (var keyword in keywords)
        {
            if (Has(at, keyword))
                at++;
        }

        return at;
    }

    /// <summary>A name with its schema: <c>public.orders</c>, and the place behind it.</summary>
    public (string Name, int End) NameAt(int at)
    {
        var name = new StringBuilder();
        while (at < Tokens.Length && Tokens[at].IsName)
        {
            name.Append(Tokens[at++].Identifier);
            if (at >= Tokens.Length || !Tokens[at].Is('.'))
                break;
            name.Append('.');
            at++;
        }

        // The schema that is searched first needs not be said.
        return (name.ToString().StartsWith("public.", StringComparison.Ordinal) ? name.ToString()[7..] : name.ToString(), at);
    }

    /// <summary>From a place on, cut at the commas that no parentheses enclose.</summary>
    public IEnumerable<SqlStatement> Parts(int from)
    {
        var depth = 0;
        return Split(Tokens.Skip(from), token =>
        {
            depth += token.Is('(') ? 1 : token.Is(')') ? -1 : 0;
            return depth == 0 && token.Is(',');
        });
    }

    /// <summary>What the parentheses that open at a place enclose.</summary>
    public SqlStatement Inside(int open)
    {
        var depth = 0;
        return new([.. Tokens.Skip(open).TakeWhile(x => (depth += x.Is('(') ? 1 : x.Is(')') ? -1 : 0) > 0).Skip(1)]);
    }

    /// <summary>As it is shown: on one line, not too long.</summary>
    public string Text
    {
        get
        {
            var text = string.Join(' ', Tokens.Select(x => x.Kind is SqlTokenKind.Text or SqlTokenKind.Body ? "'…'" : x.Text))
                .Replace(" . ", ".", StringComparison.Ordinal).Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);
            return text.Length <= 100 ? text : $"{text[..99]}…";
        }
    }
}
