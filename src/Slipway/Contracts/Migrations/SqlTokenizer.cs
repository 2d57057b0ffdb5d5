using System.Text;

namespace Slipway.Contracts.Migrations;

/// <summary>Cuts Postgres' SQL into tokens, as its lexer does: comments may nest, strings and dollar quotes hold anything.</summary>
/// <seealso href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html"/>
internal sealed class SqlTokenizer(string sql)
{
    private int _at;
    private int _line = 1;

    /// <summary>All tokens but comments and white space.</summary>
    /// <exception cref="FormatException">A comment or a quote never ends; the message says where it begins.</exception>
    public static List<SqlToken> Read(string sql, int firstLine = 1)
    {
        var tokenizer = new SqlTokenizer(sql) { _line = firstLine };
        var tokens = new List<SqlToken>();
        while (tokenizer.Next() is { } token)
            tokens.Add(token);
        return tokens;
    }

    private SqlToken? Next()
    {
        SkipBlanks();
        if (_at >= sql.Length)
            return null;
        var (start, line, character) = (_at, _line, sql[_at]);
        if (character == '\'')
            return new(SqlTokenKind.Text, Quoted('\'', escapes: false), line);
        if (character == '"')
            return new(SqlTokenKind.Name, Quoted('"', escapes: false), line);
        if (character == '$' && DollarTag() is { } tag)
            return new(SqlTokenKind.Body, Dollar(tag), line);
        if (char.IsAsciiDigit(character))
            return new(SqlTokenKind.Number, Take(x => char.IsAsciiLetterOrDigit(x) || x is '.' or '_'), line);
        if (!IsWordStart(character))
            return new(SqlTokenKind.Symbol, sql[_at++].ToString(), line);
        var word = Take(x => IsWordStart(x) || char.IsAsciiDigit(x) || x == '$');
        return Prefixed(word, line) ?? new(SqlTokenKind.Word, sql[start.._at], line);
    }

    /// <summary>Strings with a letter before them: with backslash escapes, bits, Unicode.</summary>
    private SqlToken? Prefixed(string word, int line)
    {
        if (Peek(0) == '\'' && word is "e" or "E" or "b" or "B" or "x" or "X" or "n" or "N")
            return Peek(0) == '\'' ? new(SqlTokenKind.Text, Quoted('\'', word is "e" or "E"), line) : null;
        if (word is not ("u" or "U") || Peek(0) != '&' || Peek(1) is not ('\'' or '"'))
            return null;
        _at++;
        return sql[_at] == '"' ? new(SqlTokenKind.Name, Quoted('"', escapes: false), line) : new(SqlTokenKind.Text, Quoted('\'', escapes: false), line);
    }

    private string Quoted(char quote, bool escapes)
    {
        var (line, text) = (_line, new StringBuilder());
        for (_at++; _at < sql.Length; _at++)
        {
            if (sql[_at] == quote && Peek(1) != quote)
            {
                _at++;
                return text.ToString();
            }

            // A doubled quote is one; after a backslash of an escape string comes whatever it may be.
            if (sql[_at] == quote || (escapes && sql[_at] == '\\'))
                _at++;
            if (_at < sql.Length)
                text.Append(Counted(sql[_at]));
        }

        throw new FormatException($"the quote {quote} on line {line} is never closed");
    }

    private string? DollarTag()
    {
        var end = _at + 1;
        while (end < sql.Length && (IsWordStart(sql[end]) || (char.IsAsciiDigit(sql[end]) && end > _at + 1)))
            end++;
        return end < sql.Length && sql[end] == '$' ? sql[_at..(end + 1)] : null;
    }

    private string Dollar(string tag)
    {
        var start = _at + tag.Length;
        var end = sql.IndexOf(tag, start, StringComparison.Ordinal);
        if (end < 0)
            throw new FormatException($"the quote {tag} on line {_line} is never closed");
        var body = sql[start..end];
        _line += body.Count(x => x == '\n');
        _at = end + tag.Length;
        return body;
    }

    private void SkipBlanks()
    {
        while (_at < sql.Length)
        {
            if (char.IsWhiteSpace(sql[_at]))
                Counted(sql[_at++]);
            else if (sql[_at] == '-' && Peek(1) == '-')
                Take(x => x != '\n');
            else if (sql[_at] == '/' && Peek(1) == '*')
                SkipComment();
            else
                return;
        }
    }

    private void SkipComment()
    {
        var (line, depth) = (_line, 0);
        do
        {
            if (_at >= sql.Length)
                throw new FormatException($"the comment on line {line} is never closed");
            var step = (sql[_at], Peek(1)) switch { ('/', '*') => 1, ('*', '/') => -1, _ => 0 };
            depth += step;
            Counted(sql[_at]);
            _at += step == 0 ? 1 : 2;
        }
        while (depth > 0);
    }

    private string Take(Func<char, bool> condition)
    {
        var start = _at;
        while (_at < sql.Length && condition(sql[_at]))
            _at++;
        return sql[start.._at];
    }

    private char Counted(char character)
    {
        if (character == '\n')
            _line++;
        return character;
    }

    private char Peek(int ahead) => _at + ahead < sql.Length ? sql[_at + ahead] : '\0';

    private static bool IsWordStart(char character) => char.IsAsciiLetter(character) || character == '_' || character > 127;
}
