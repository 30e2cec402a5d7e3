namespace UsedeskUdesk.Client.Json;

/// <summary>Usedesk's special fields.</summary>
internal static partial class WireSetters
{
    private static void AddUsedesk()
    {
        AddUsedeskTickets();
    }
}
