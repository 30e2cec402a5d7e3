namespace UsedeskUdesk.Client.Errors;

/// <summary>Both services' codes.</summary>
internal static class ErrorFacts
{
    /// <summary>What a code means; null where no page says so.</summary>
    public static ErrorFact? Find(ServiceName service, int code, string path)
        => service == ServiceName.Udesk ? UdeskErrors.Find(code, path) : UsedeskErrors.Find(code, path);
}
