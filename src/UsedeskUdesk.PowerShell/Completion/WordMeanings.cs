using System;
using System.Collections.Generic;

namespace UsedeskUdesk.Completion;

/// <summary>What the words of lists mean, shown beside them when they are completed. Values of enumerations are completed by PowerShell itself.</summary>
internal static class WordMeanings
{
    private static readonly Dictionary<WordList, Dictionary<string, string>> s_words = new()
    {
        [WordList.TicketType] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["question"] = "A question.",
            ["task"] = "A task.",
            ["problem"] = "A problem.",
            ["incident"] = "An incident.",
        },
        [WordList.TicketPriority] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["low"] = "Low.",
            ["medium"] = "Medium.",
            ["urgent"] = "High.",
            ["extreme"] = "The highest.",
        },
        [WordList.TicketSort] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["id"] = "By ID.",
            ["status_id"] = "By status.",
            ["client_id"] = "By client.",
            ["assignee_id"] = "By the agent in charge.",
            ["group"] = "By the group in charge.",
            ["last_updated_at"] = "By the time of the last change.",
            ["published_at"] = "By the time of publication.",
        },
        [WordList.PhoneType] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["home"] = "At home.",
            ["mobile"] = "Mobile.",
            ["stationary"] = "A landline.",
            ["fax"] = "A fax machine.",
            ["other"] = "Any other.",
        },
        [WordList.UserRole] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["admin"] = "An administrator.",
            ["employee"] = "An agent.",
            ["support"] = "An agent with fewer rights.",
        },
        [WordList.UserLanguage] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["ru"] = "Russian.",
            ["en"] = "English.",
            ["es"] = "Spanish.",
            ["kk"] = "Kazakh.",
            ["pt-br"] = "Brazilian Portuguese.",
        },
        [WordList.ClientSearch] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["partial_match"] = "A part of the value is enough.",
            ["full_match"] = "The whole value must match.",
        },
        [WordList.ChannelType] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["api"] = "The API.",
            ["email"] = "E-mail.",
            ["chat"] = "The chat widget.",
            ["whatsapp"] = "WhatsApp.",
            ["viber"] = "Viber.",
            ["telegram"] = "Telegram.",
        },
        [WordList.CommentSender] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["user"] = "An agent.",
            ["client"] = "The client.",
            ["trigger"] = "A rule.",
        },
        [WordList.ArticleSort] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["id"] = "By ID.",
            ["title"] = "By title.",
            ["category_id"] = "By category.",
            ["public"] = "By whether everybody may read them.",
            ["created_at"] = "By the time of creation.",
        },
        [WordList.ImChannel] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["web"] = "A web page.",
            ["wechat"] = "WeChat.",
            ["ios"] = "An iOS app.",
            ["android"] = "An Android app.",
            ["weibo"] = "Weibo.",
            ["api"] = "The API.",
            ["mchat"] = "A WeChat mini program.",
        },
        [WordList.AssignType] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["agent"] = "An agent.",
            ["robot"] = "The old robot.",
            ["urobot"] = "A Udesk robot.",
        },
        [WordList.MessageType] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["message"] = "Text. The only type that robots accept.",
            ["image"] = "A picture, by its address.",
            ["audio"] = "A recording, by its address.",
            ["video"] = "A video, by its address.",
            ["file"] = "A file, by its address.",
            ["rich"] = "HTML.",
            ["close"] = "The customer ends the session.",
        },
        [WordList.CustomerLevel] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["normal"] = "The default.",
            ["vip"] = "Important.",
        },
        [WordList.FieldCategory] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["ticket"] = "Tickets.",
            ["customer"] = "Customers.",
            ["organization"] = "Organizations.",
        },
        [WordList.NoteCategory] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["im"] = "Sessions.",
            ["call"] = "Calls.",
            ["ticket"] = "Tickets.",
        },
        [WordList.TicketStatus] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Open"] = "An agent works on it.",
            ["Completed"] = "Answered; a reply opens it again.",
            ["Closed"] = "Done with.",
            ["Deleted"] = "In the bin.",
            ["OnHold"] = "Waits for something else.",
            ["Pending"] = "Waits for the client.",
            ["Spam"] = "Not meant for you.",
            ["New"] = "Nobody has looked at it.",
            ["Mailing"] = "Part of a mailing.",
            ["Merged"] = "Part of another ticket.",
        },
        [WordList.HttpMethod] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["GET"] = "Reads.",
            ["POST"] = "Sends a body; Usedesk reads with it as well.",
            ["PUT"] = "Changes.",
            ["DELETE"] = "Deletes.",
            ["PATCH"] = "Changes a part.",
        },
        [WordList.OnlineState] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Online"] = "Takes work.",
            ["Offline"] = "Takes none.",
        },
        [WordList.SurveyOption] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["VerySatisfied"] = "The best.",
            ["Satisfied"] = "Good.",
            ["Average"] = "Neither good nor bad.",
            ["Unsatisfied"] = "Bad.",
            ["VeryUnsatisfied"] = "The worst.",
        },
        [WordList.RobotQueryType] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["CommonQuestion"] = "A common question.",
            ["SuggestionList"] = "A suggestion.",
        },
    };

    /// <summary>What a word means; null where nothing is said.</summary>
    public static string? Of(WordList list, string word) => s_words.TryGetValue(list, out var words) && words.TryGetValue(word, out var meaning) ? meaning : null;
}
