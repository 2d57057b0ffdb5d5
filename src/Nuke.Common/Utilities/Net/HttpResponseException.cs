using System.Runtime.Serialization;

namespace Nuke.Common.Utilities.Net;

/// <summary>A response is not what was expected.</summary>
public class HttpResponseException : Exception
{
    /// <summary>Says nothing about it.</summary>
    public HttpResponseException()
    {
    }

    /// <summary>Says what is wrong.</summary>
    public HttpResponseException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong, and why.</summary>
    public HttpResponseException(string message, Exception inner)
        : base(message, inner)
    {
    }

#pragma warning disable SYSLIB0051 // NUKE's signature; nothing here serializes exceptions.
    /// <summary>For builds that derive from it as NUKE's allows.</summary>
    protected HttpResponseException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
#pragma warning restore SYSLIB0051
}
