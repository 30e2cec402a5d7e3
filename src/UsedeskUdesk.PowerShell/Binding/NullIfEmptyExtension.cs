namespace UsedeskUdesk.Binding;

/// <summary>Empty text and empty lists as null: an empty cell of a CSV file gives no value.</summary>
internal static class NullIfEmptyExtension
{
    public static string? NullIfEmpty(this string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>An empty cell of a CSV file becomes a list of one empty text.</summary>
    public static string[]? NullIfEmpty(this string[]? values) => values is null or { Length: 0 } || (values.Length == 1 && string.IsNullOrEmpty(values[0])) ? null : values;
}
