namespace UsedeskUdesk;

/// <summary>One call of an operation, answered with a <typeparamref name="TResult"/>.</summary>
/// <typeparam name="TResult">What the answer becomes.</typeparam>
public abstract class ApiRequest<TResult>
{
}

/// <summary>A listing that arrives in pages.</summary>
/// <typeparam name="TItem">One row.</typeparam>
public abstract class ApiPageRequest<TItem>
{
    /// <summary>Rows to hand out at most; null is all of them.</summary>
    public long? First { get; set; }

    /// <summary>Rows to pass over first.</summary>
    public long Skip { get; set; }

    /// <summary>Rows to ask for at a time; null is the most that the service allows.</summary>
    public int? PageSize { get; set; }
}

/// <summary>What an operation without an answer of its own answers.</summary>
public sealed class Acknowledgement : ApiObject
{
    /// <summary>The service's text, where it sends one.</summary>
    public string? Message { get; set; }
}

/// <summary>A call of any path, for what has no request type.</summary>
public sealed class RawRequest : ApiRequest<object?>
{
    /// <summary>GET, POST, PUT or DELETE.</summary>
    public string Method { get; set; } = "GET";

    /// <summary>The path below the connection's base URI.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Query parameters; a value that is a list is repeated.</summary>
    public System.Collections.IDictionary? Query { get; set; }

    /// <summary>The body: a dictionary, a list, or JSON text.</summary>
    public object? Body { get; set; }

    /// <summary>Leaves the credentials out, as log_in needs.</summary>
    public bool NoSign { get; set; }
}
