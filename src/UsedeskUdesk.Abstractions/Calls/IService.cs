namespace UsedeskUdesk;

/// <summary>Marks a service at compile time, so that a request of one cannot be sent to the other.</summary>
public interface IService
{
}
