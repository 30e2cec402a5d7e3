namespace UsedeskUdesk;

/// <summary>Stands for Udesk in type arguments; there is no instance.</summary>
public sealed class UdeskService : IService
{
    private UdeskService()
    {
    }
}
