namespace Slipway.Contracts.Api;

/// <summary>The part of an operation that a change is in.</summary>
public enum ApiPart
{
    /// <summary>The path or the operation itself, its security included.</summary>
    Operation,

    /// <summary>A parameter in path, query, header or cookie.</summary>
    Parameter,

    /// <summary>The body that a caller sends.</summary>
    Request,

    /// <summary>What is answered under one status.</summary>
    Response,
}

/// <summary>Where in an API something is, as messages name it: <c>GET /orders/{id} → response 200 → total</c>.</summary>
/// <param name="Path">The path's template.</param>
public sealed record ApiPlace(string Path)
{
    /// <summary>Upper-case method; null for the whole path.</summary>
    public string? Method { get; init; }

    /// <summary>The part of the operation.</summary>
    public ApiPart Part { get; init; }

    /// <summary>Where <see cref="Part"/> needs one: name of the parameter with its place (<c>query limit</c>), or the status.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// The field, from the body's root: <c>lines[].count</c>; <c>*</c> stands for any name. Empty for the whole.
    /// A response header stands here as <c>header Location</c>.
    /// </summary>
    public string Field { get; init; } = "";

    /// <summary>Whether the field is in a schema that contains itself, so that it is at more places than this one.</summary>
    public bool IsRecursive { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var part = Part switch
        {
            ApiPart.Parameter => $" → parameter {Name}",
            ApiPart.Request => " → request",
            ApiPart.Response => $" → response {Name}",
            _ => "",
        };
        return $"{(Method is null ? "" : Method + " ")}{Path}{part}{(Field.Length == 0 ? "" : " → " + Field)}";
    }
}
