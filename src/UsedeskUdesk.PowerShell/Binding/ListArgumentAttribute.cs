namespace UsedeskUdesk.Binding;

/// <summary>A list, separated by commas, or by semicolons with a blank, where it comes as one text.</summary>
public sealed class ListArgumentAttribute : TextArgumentAttribute
{
    /// <summary>Whether each semicolon separates, as where the values are addresses or numbers, which have none.</summary>
    public bool AnySemicolon { get; set; }

    private protected override object? FromText(string text) => ListText.Parts(AnySemicolon ? text.Replace(';', ',') : text);

    private protected override object? FromValue(object? value) => value is null ? null : PlainTextArgumentAttribute.Several(value);
}
