namespace UsedeskUdesk;

/// <summary>A call of any path of one service, for what has no request type.</summary>
/// <typeparam name="TService"><see cref="UdeskService"/> or <see cref="UsedeskService"/>.</typeparam>
public sealed class RawRequest<TService> : ApiRequest<TService, object?>, IRawRequest
    where TService : IService
{
    /// <summary>GET, POST, PUT or DELETE.</summary>
    public string Method { get; set; } = "GET";

    /// <summary>The path below the connection's base URI.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Query parameters; a value that is a list is repeated.</summary>
    public System.Collections.IDictionary? Query { get; set; }

    /// <summary>The body: a dictionary, a list, or JSON text.</summary>
    public object? Body { get; set; }

    /// <summary>Sends the call without credentials.</summary>
    public bool NoSign { get; set; }
}
