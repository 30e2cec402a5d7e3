using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>
/// The error of an argument that is of a kind which its parameter does not take. Its inner error has PowerShell go on to bind the rest of a piped item,
/// for another parameter may take the value; where none does, <see cref="PipedRow"/> names the column.
/// </summary>
internal static class NotTaken
{
    /// <param name="text">Why it is not taken.</param>
    /// <param name="argument">The argument as a whole, as the parameter got it: by it the text says of which row it is.</param>
    public static ArgumentTransformationMetadataException Because(string text, object? argument = null)
    {
        var named = PipedItem.Name(text, argument);
        return new(named, new PSInvalidCastException(named));
    }
}
