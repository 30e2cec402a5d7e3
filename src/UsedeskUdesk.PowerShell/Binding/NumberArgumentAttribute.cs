namespace UsedeskUdesk.Binding;

/// <summary>A whole number.</summary>
public sealed class NumberArgumentAttribute : TextArgumentAttribute
{
    private protected override object? FromText(string text) => WholeNumber.Of(text);

    private protected override object? FromValue(object? value) => value is null ? null : WholeNumber.Of(value);
}
