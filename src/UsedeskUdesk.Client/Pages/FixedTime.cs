namespace UsedeskUdesk.Client.Pages;

/// <summary>Comparison whose time tells nothing of where two values differ.</summary>
internal static class FixedTime
{
    /// <summary>Whether two texts are the same. The time depends on the length of the given one alone.</summary>
    public static bool AreEqual(string right, string given)
    {
        var difference = right.Length ^ given.Length;
        for (var i = 0; i < given.Length; i++)
        {
            difference |= given[i] ^ (right.Length == 0 ? '\uffff' : right[i % right.Length]);
        }

        return difference == 0;
    }
}
