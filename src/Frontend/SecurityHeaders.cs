namespace Frontend;

/// <summary>Headers that take from the browser what the page does not need.</summary>
static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var policy = ContentSecurityPolicy(app.Services.GetRequiredService<ApiAddress>());
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return next(context);
        });
    }

    static string ContentSecurityPolicy(ApiAddress api) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
        $"connect-src 'self' {api.Origin}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
