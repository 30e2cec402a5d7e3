using System;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>A moment on a service's clock: text or a date without a zone is in the service's own.</summary>
public sealed class TimeArgumentAttribute : TextArgumentAttribute
{
    private readonly ServiceName _service;

    /// <summary>For the clock of this service.</summary>
    public TimeArgumentAttribute(ServiceName service) => _service = service;

    private protected override object? FromText(string text)
        => ServiceTime.TryParse(text, _service, out var time)
            ? time
            : throw Wrong($"'{text}' is not a date. Write it as 2026-05-19 or 2026-05-19 19:50:33, with a zone such as +08:00 if it is not the service's own.");

    private protected override object? FromValue(object? value) => value is DateTime date ? ServiceTime.FromDateTime(date, _service) : null;
}
