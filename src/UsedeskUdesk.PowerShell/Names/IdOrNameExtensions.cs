using System.Linq;

namespace UsedeskUdesk.Names;

/// <summary>The numbers of what was looked up.</summary>
internal static class IdOrNameExtensions
{
    public static long[]? Ids(this IdOrName[]? items) => items?.Select(item => item.Id).ToArray();
}
