using System;

namespace UsedeskUdesk;

/// <summary>A request that cannot be sent as it is. Nothing was sent.</summary>
public sealed class RequestException : ArgumentException
{
    /// <summary>Makes the error.</summary>
    public RequestException(string errorId, string message, string? parameterName = null)
        : base(message)
    {
        ErrorId = errorId;
        ParameterName = parameterName;
    }

    /// <summary>The stable name of the error.</summary>
    public string ErrorId { get; }

    /// <summary>The parameter at fault.</summary>
    public string? ParameterName { get; }
}
