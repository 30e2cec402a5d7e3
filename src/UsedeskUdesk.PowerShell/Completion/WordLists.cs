using System;
using System.Collections.Generic;

namespace UsedeskUdesk.Completion;

/// <summary>The words of each list.</summary>
internal static class WordLists
{
    private static readonly Dictionary<WordList, IReadOnlyList<string>> s_lists = new()
    {
        [WordList.TicketStatus] = UsedeskTicketStatus.KnownNames,
        [WordList.TicketType] = UsedeskTicketType.Known,
        [WordList.TicketPriority] = UsedeskTicketPriority.Known,
        [WordList.TicketSort] = UsedeskTicketSort.Known,
        [WordList.PhoneType] = UsedeskPhoneType.Known,
        [WordList.UserRole] = UsedeskUserRole.Known,
        [WordList.UserLanguage] = UsedeskUserLanguage.Known,
        [WordList.ClientSearch] = UsedeskClientSearch.Known,
        [WordList.ChannelType] = UsedeskChannelType.Known,
        [WordList.CommentSender] = new[] { UsedeskCommentSender.User, UsedeskCommentSender.Client, UsedeskCommentSender.Trigger },
        [WordList.HttpMethod] = new[] { "GET", "POST", "PUT", "DELETE", "PATCH" },
        [WordList.ArticleSort] = UsedeskArticleSort.Known,
        [WordList.OnlineState] = new[] { "Online", "Offline" },
        [WordList.ImChannel] = UdeskChannel.Known,
        [WordList.AssignType] = UdeskAssignType.Known,
        [WordList.MessageType] = UdeskMessageType.Known,
        [WordList.SurveyOption] = new[] { "VerySatisfied", "Satisfied", "Average", "Unsatisfied", "VeryUnsatisfied" },
        [WordList.RobotQueryType] = Enum.GetNames(typeof(UdeskRobotQueryType)),
        [WordList.CustomerLevel] = UdeskCustomerLevel.Known,
        [WordList.FieldCategory] = UdeskFieldCategory.Known,
        [WordList.NoteCategory] = UdeskNoteCategory.Known,
    };

    public static IReadOnlyList<string> Of(WordList list) => s_lists[list];
}
