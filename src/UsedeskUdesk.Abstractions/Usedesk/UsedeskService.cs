namespace UsedeskUdesk;

/// <summary>Stands for Usedesk in type arguments; there is no instance.</summary>
public sealed class UsedeskService : IService
{
    private UsedeskService()
    {
    }
}
