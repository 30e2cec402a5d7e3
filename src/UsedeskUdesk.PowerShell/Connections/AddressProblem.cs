using System;

namespace UsedeskUdesk.Connections;

/// <summary>Why an address will not do.</summary>
internal sealed class AddressProblem
{
    public AddressProblem(string errorId, string message, string advice, Uri? target)
    {
        ErrorId = errorId;
        Message = message;
        Advice = advice;
        Target = target;
    }

    public string ErrorId { get; }

    public string Message { get; }

    public string Advice { get; }

    /// <summary>The address, unless it may hold a secret.</summary>
    public Uri? Target { get; }
}
