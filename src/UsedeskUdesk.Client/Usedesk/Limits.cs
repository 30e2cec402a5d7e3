namespace UsedeskUdesk.Client.Usedesk;

/// <summary>What Usedesk takes at most.</summary>
internal static class Limits
{
    /// <summary>Characters of a text field.</summary>
    public const int Text = 255;

    /// <summary>Characters of a type or priority.</summary>
    public const int Word = 10;

    /// <summary>Bytes of a message as UTF-8: the service counts the HTML.</summary>
    public const int MessageBytes = 65536;

    /// <summary>Bytes of a file.</summary>
    public const long FileBytes = 15L << 20;

    /// <summary>Rows a page.</summary>
    public const int RowsPerPage = 100;
}
