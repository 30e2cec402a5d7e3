using System.Collections;

namespace UsedeskUdesk;

/// <summary>A call of any path, whichever the service.</summary>
public interface IRawRequest
{
    /// <summary>GET, POST, PUT or DELETE.</summary>
    string Method { get; }

    /// <summary>The path below the connection's base URI.</summary>
    string Path { get; }

    /// <summary>Query parameters; a value that is a list is repeated.</summary>
    IDictionary? Query { get; }

    /// <summary>The body: a dictionary, a list, or JSON text.</summary>
    object? Body { get; }

    /// <summary>Sends the call without credentials.</summary>
    bool NoSign { get; }
}
