namespace UsedeskUdesk.Client.Json;

/// <summary>Usedesk's names.</summary>
internal static partial class WireNames
{
    private static void AddUsedesk()
    {
        Add(typeof(UsedeskGroup), nameof(UsedeskGroup.GroupId), "id");
        AddUsedeskTickets();
    }
}
