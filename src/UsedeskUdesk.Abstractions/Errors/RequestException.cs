using System;

namespace UsedeskUdesk;

/// <summary>A request that cannot be sent as it is. Nothing was sent.</summary>
public sealed class RequestException : ArgumentException
{
    private readonly FormattableString? _text;

    /// <summary>Makes the error from a message that names no property.</summary>
    /// <param name="errorId">The stable name of the error.</param>
    /// <param name="message">What is wrong, and what to do about it.</param>
    /// <param name="propertyName">The property at fault.</param>
    public RequestException(string errorId, string message, string? propertyName = null)
        : base(message)
    {
        ErrorId = errorId;
        PropertyName = propertyName;
    }

    private RequestException(string errorId, FormattableString text, string? propertyName)
        : this(errorId, UsedeskUdesk.PropertyName.Render(text, static name => name), propertyName)
        => _text = text;

    /// <summary>The stable name of the error.</summary>
    public string ErrorId { get; }

    /// <summary>The property at fault, as in C#.</summary>
    public string? PropertyName { get; }

    /// <summary>Makes the error from a message whose arguments may be <see cref="UsedeskUdesk.PropertyName"/>s.</summary>
    /// <param name="errorId">The stable name of the error.</param>
    /// <param name="text">What is wrong, and what to do about it.</param>
    /// <param name="propertyName">The property at fault.</param>
    public static RequestException Create(string errorId, FormattableString text, string? propertyName = null) => new(errorId, text, propertyName);

    /// <summary>The message with each property's name as the reader knows it, such as a cmdlet's parameter.</summary>
    /// <param name="show">Turns a property's name into what the reader knows it as.</param>
    public string Describe(Func<string, string> show) => _text is null ? Message : UsedeskUdesk.PropertyName.Render(_text, show);
}
