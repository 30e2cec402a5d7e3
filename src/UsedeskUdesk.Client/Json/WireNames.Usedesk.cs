namespace UsedeskUdesk.Client.Json;

/// <summary>Usedesk's names.</summary>
internal static partial class WireNames
{
    private static void AddUsedesk()
    {
        Add(typeof(UsedeskGroup), nameof(UsedeskGroup.GroupId), "id");
        AddUsedeskTickets();
        Add(typeof(UsedeskUser), nameof(UsedeskUser.UserId), "id");
        Add(typeof(UsedeskUser), nameof(UsedeskUser.Role), "role", "user_type");
        // What update/user names ticket_online_status is online_status in the list.
        Add(typeof(UsedeskUser), nameof(UsedeskUser.TicketOnlineStatus), "online_status", "ticket_online_status");
        Add(typeof(UsedeskChannel), nameof(UsedeskChannel.ChannelId), "channel_id", "id");
        Add(typeof(UsedeskChannel), nameof(UsedeskChannel.Name), "channel_name", "name");
        Add(typeof(UsedeskChannel), nameof(UsedeskChannel.ChannelType), "channel_type", "type");
        Add(typeof(UsedeskClient), nameof(UsedeskClient.ClientId), "id");
        Add(typeof(UsedeskClient), nameof(UsedeskClient.IsVip), "vip");
        Add(typeof(UsedeskClient), nameof(UsedeskClient.IsSpam), "spammer");
        Add(typeof(UsedeskClient), nameof(UsedeskClient.TicketIds), "tickets");
        Add(typeof(UsedeskAddress), nameof(UsedeskAddress.Street), "address");
        Add(typeof(UsedeskArticle), nameof(UsedeskArticle.ArticleId), "id");
        Add(typeof(UsedeskArticle), nameof(UsedeskArticle.IsPublic), "public");
        Add(typeof(UsedeskArticle), nameof(UsedeskArticle.IsRatable), "is_rating");
        Add(typeof(UsedeskArticleCollection), nameof(UsedeskArticleCollection.CollectionId), "id");
        Add(typeof(UsedeskArticleCollection), nameof(UsedeskArticleCollection.IsPublic), "public");
        Add(typeof(UsedeskArticleCategory), nameof(UsedeskArticleCategory.CategoryId), "id");
        Add(typeof(UsedeskArticleCategory), nameof(UsedeskArticleCategory.IsPublic), "public");
    }
}
