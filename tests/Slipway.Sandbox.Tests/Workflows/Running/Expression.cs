using System.Globalization;
using System.Text.RegularExpressions;

namespace Slipway.Sandbox.Tests.Workflows.Running;

/// <summary>
/// GitHub's expressions, as far as the workflows use them; anything else throws, so that no step runs with a value that was guessed.
/// </summary>
/// <seealso href="https://docs.github.com/actions/reference/workflows-and-actions/expressions"/>
internal sealed partial class Expression
{
    private readonly string[] _tokens;
    private readonly Contexts _contexts;
    private readonly string _text;
    private int _at;

    private Expression(string text, Contexts contexts)
    {
        _text = text;
        _contexts = contexts;
        var matches = Token().Matches(text);
        if (string.Concat(matches.Select(x => x.Value)).Length != text.Count(x => !char.IsWhiteSpace(x)) + matches.Sum(x => x.Value.Count(char.IsWhiteSpace)))
            throw Unknown("a character");
        _tokens = [.. matches.Select(x => x.Value)];
    }

    /// <summary>Text with its <c>${{ }}</c> replaced.</summary>
    public static string Text(string text, Contexts contexts) =>
        Braces().Replace(text, match => Shown(new Expression(match.Groups["expression"].Value, contexts).All()));

    /// <summary>An <c>if</c>: with or without braces, and with <c>success()</c> in front where it asks for no status itself.</summary>
    public static bool Condition(string? text, Contexts contexts)
    {
        var bare = text is null ? "true" : Braces().Match(text) is { Success: true } match && match.Length == text.Length ? match.Groups["expression"].Value : text;
        var holds = IsTrue(new Expression(bare, contexts).All());
        return StatusFunction().IsMatch(bare) ? holds : holds && contexts.Succeeds;
    }

    private object? All()
    {
        var value = Or();
        return _at == _tokens.Length ? value : throw Unknown(_tokens[_at]);
    }

    private object? Or()
    {
        var left = And();
        while (Take("||"))
        {
            var right = And();
            left = IsTrue(left) ? left : right;
        }

        return left;
    }

    private object? And()
    {
        var left = Equality();
        while (Take("&&"))
        {
            var right = Equality();
            left = IsTrue(left) ? right : left;
        }

        return left;
    }

    private object? Equality()
    {
        var left = Unary();
        while (true)
        {
            if (Take("=="))
                left = AreEqual(left, Unary());
            else if (Take("!="))
                left = !AreEqual(left, Unary());
            else
                return left;
        }
    }

    private object? Unary()
    {
        if (Take("!"))
            return !IsTrue(Unary());
        if (!Take("("))
            return Primary(Next());
        var inner = Or();
        Expect(")");
        return inner;
    }

    private object? Primary(string token) => token switch
    {
        "true" => true,
        "false" => false,
        "null" => null,
        ['\'', ..] => token[1..^1].Replace("''", "'", StringComparison.Ordinal),
        _ when double.TryParse(token, CultureInfo.InvariantCulture, out var number) => number,
        _ when Take("(") => Call(token),
        _ => Property(_contexts.Root(token)),
    };

    private object? Property(object? value)
    {
        while (Take("."))
        {
            // A property of nothing is nothing, as on GitHub.
            var name = Next();
            value = value is IReadOnlyDictionary<string, object?> map ? map.GetValueOrDefault(name) : null;
        }

        return value;
    }

    private object? Call(string function)
    {
        var arguments = new List<object?>();
        while (!Take(")"))
        {
            arguments.Add(Or());
            Take(",");
        }

        return function switch
        {
            "success" => _contexts.Succeeds,
            "failure" => !_contexts.Succeeds,
            "always" => true,
            "cancelled" => false,
            "format" => string.Format(CultureInfo.InvariantCulture, Shown(arguments[0]), [.. arguments.Skip(1).Select(Shown)]),
            "hashFiles" => _contexts.HashFiles(Shown(arguments.Single())),
            _ => throw Unknown($"{function}()"),
        };
    }

    private bool Take(string token)
    {
        if (_at >= _tokens.Length || _tokens[_at] != token)
            return false;
        _at++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Take(token))
            throw Unknown(_at < _tokens.Length ? _tokens[_at] : "its end");
    }

    private string Next() => _at < _tokens.Length ? _tokens[_at++] : throw Unknown("its end");

    private NotSupportedException Unknown(string what) => new($"Expression '{_text}': {what} is not known here");

    private static bool IsTrue(object? value) => value is not (null or false or "" or 0d);

    private static bool AreEqual(object? left, object? right) =>
        left is string or null && right is string or null ? string.Equals(Shown(left), Shown(right), StringComparison.OrdinalIgnoreCase) : Equals(left, right);

    private static string Shown(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        string text => text,
        double number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value.GetType().Name} is no text"),
    };

    [GeneratedRegex(@"\$\{\{(?<expression>.*?)\}\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Braces();

    [GeneratedRegex(@"'(?:[^']|'')*'|\|\||&&|==|!=|[!().,]|-?\d+(?:\.\d+)?|[A-Za-z_][A-Za-z0-9_-]*")]
    private static partial Regex Token();

    [GeneratedRegex(@"\b(success|failure|always|cancelled)\(\)", RegexOptions.ExplicitCapture)]
    private static partial Regex StatusFunction();
}
