using System;
using System.Globalization;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>A ticket's status by name or number.</summary>
public sealed class TicketStatusArgumentAttribute : TextArgumentAttribute
{
    /// <summary>The answers to writes say "success" under the same name; piped on, that is no status to set.</summary>
    private static readonly string[] s_receipts = { "success", "true" };

    private protected override object? FromText(string text)
    {
        if (Array.IndexOf(s_receipts, text.ToLowerInvariant()) >= 0 && PipedItem.IsOfAnswer(text))
        {
            return null;
        }

        try
        {
            return UsedeskTicketStatus.Parse(text);
        }
        catch (FormatException error)
        {
            throw Wrong(error.Message);
        }
    }

    private protected override object? FromValue(object? value)
        => value is int or long or short or byte ? new UsedeskTicketStatus(Convert.ToInt32(value, CultureInfo.InvariantCulture)) : null;
}
