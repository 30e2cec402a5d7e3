using System;
using System.Collections.Generic;

namespace UsedeskUdesk.Completion;

/// <summary>The words of each list.</summary>
internal static class WordLists
{
    private static readonly Dictionary<WordList, IReadOnlyList<string>> s_lists = new()
    {
        [WordList.TicketStatus] = UsedeskTicketStatus.KnownNames,
        [WordList.TicketType] = new[] { "question", "task", "problem", "incident" },
        [WordList.TicketPriority] = new[] { "low", "medium", "urgent", "extreme" },
        [WordList.TicketSort] = new[] { "id", "created_at", "updated_at", "status", "priority", "subject" },
        [WordList.PhoneType] = new[] { "home", "mobile", "stationary", "fax", "other" },
        [WordList.UserRole] = new[] { "admin", "employee", "support" },
        [WordList.UserLanguage] = new[] { "ru", "en", "es", "kk", "pt-br" },
        [WordList.ClientSearch] = new[] { "partial_match", "full_match" },
        [WordList.ChannelType] = new[] { "api", "email", "chat", "whatsapp", "viber", "telegram" },
        [WordList.ArticleSort] = new[] { "id", "title", "category_id", "public", "created_at" },
        [WordList.OnlineState] = new[] { "Online", "Offline" },
        [WordList.ImChannel] = new[] { "web", "wechat", "ios", "android", "weibo", "api", "mchat" },
        [WordList.AssignType] = new[] { "agent", "robot", "urobot" },
        [WordList.MessageType] = new[] { "message", "image", "audio", "video", "file", "rich", "close" },
        [WordList.SurveyOption] = new[] { "VerySatisfied", "Satisfied", "Average", "Unsatisfied", "VeryUnsatisfied" },
        [WordList.RobotQueryType] = Enum.GetNames(typeof(UdeskRobotQueryType)),
        [WordList.CustomerLevel] = new[] { "normal", "vip" },
    };

    public static IReadOnlyList<string> Of(WordList list) => s_lists[list];
}
