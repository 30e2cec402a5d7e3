using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UsedeskUdesk.Client.Pages;

/// <summary>The page's words in one language. {0} is the message's title in <see cref="Sent"/>, a number in the others.</summary>
internal sealed class PageTexts
{
    private static readonly PageTexts s_english = new()
    {
        Language = "en",
        Heading = "Structured messages",
        Search = "Search",
        Group = "Group",
        AllGroups = "All groups",
        NoGroup = "Other",
        Send = "Send",
        Preview = "Preview",
        PreviewNote = "As the customer sees it",
        Link = "opens",
        Phone = "calls",
        Callback = "calls back into the app:",
        Limit = "At most one message every two seconds.",
        Wait = "Wait {0} s",
        Count = "Messages shown: {0}",
        None = "No message matches.",
        Empty = "The catalogue has no messages yet.",
        Sending = "Sending…",
        Queued = "Waiting for Udesk: it takes one message every two seconds.",
        Sent = "Sent: {0}",
        TooSoon = "Not sent: one message every two seconds. Try again in a moment.",
        Busy = "Not sent: another message is still on its way. Try again in a moment.",
        Changed = "Not sent: this message was changed. Open the list again from the console.",
        Failed = "Not sent.",
        Unknown = "It is not known whether the message was sent. Look at the conversation before you send it again.",
        Says = "Udesk says: {0}",
        Expired = "Not sent: this page has been open for too long. Open the list again from the console.",
        Offline = "No answer from the page's server, so it is not known whether the message was sent. Look at the conversation before you send it again.",
        NeedsScript = "Sending needs JavaScript.",
        Invalid = "This link is not valid",
        InvalidAdvice = "Open the list of structured messages from Udesk's console.",
        Stale = "This link has expired",
        StaleAdvice = "Open the list again from Udesk's console. If that does not help, a clock is wrong: tell your administrator.",
    };

    private static readonly PageTexts s_chinese = new()
    {
        Language = "zh-CN",
        Heading = "结构化消息",
        Search = "搜索",
        Group = "分组",
        AllGroups = "全部分组",
        NoGroup = "其他",
        Send = "发送",
        Preview = "预览",
        PreviewNote = "客户看到的效果",
        Link = "打开",
        Phone = "拨打",
        Callback = "回调应用：",
        Limit = "每两秒最多发送一条消息。",
        Wait = "请等待 {0} 秒",
        Count = "显示的消息：{0}",
        None = "没有匹配的消息。",
        Empty = "目录中还没有消息。",
        Sending = "正在发送…",
        Queued = "正在等待 Udesk：每两秒只能发送一条消息。",
        Sent = "已发送：{0}",
        TooSoon = "未发送：每两秒只能发送一条消息，请稍后再试。",
        Busy = "未发送：另一条消息仍在发送中，请稍后再试。",
        Changed = "未发送：该消息已被修改，请从控制台重新打开列表。",
        Failed = "未发送。",
        Unknown = "无法确定消息是否已发送。再次发送前，请先查看对话。",
        Says = "Udesk 返回：{0}",
        Expired = "未发送：此页面打开时间过长，请从控制台重新打开列表。",
        Offline = "页面服务器没有应答，无法确定消息是否已发送。再次发送前，请先查看对话。",
        NeedsScript = "发送消息需要启用 JavaScript。",
        Invalid = "此链接无效",
        InvalidAdvice = "请从 Udesk 控制台打开结构化消息列表。",
        Stale = "此链接已过期",
        StaleAdvice = "请从 Udesk 控制台重新打开列表。如果仍然无效，可能是时钟不准，请联系管理员。",
    };

    private static readonly PageTexts s_russian = new()
    {
        Language = "ru",
        Heading = "Структурированные сообщения",
        Search = "Поиск",
        Group = "Группа",
        AllGroups = "Все группы",
        NoGroup = "Другие",
        Send = "Отправить",
        Preview = "Просмотр",
        PreviewNote = "Так это увидит клиент",
        Link = "открывает",
        Phone = "звонит на",
        Callback = "обратный вызов в приложение:",
        Limit = "Не больше одного сообщения в две секунды.",
        Wait = "Подождите {0} с",
        Count = "Показано сообщений: {0}",
        None = "Ничего не найдено.",
        Empty = "В каталоге пока нет сообщений.",
        Sending = "Отправка…",
        Queued = "Ожидание Udesk: одно сообщение в две секунды.",
        Sent = "Отправлено: {0}",
        TooSoon = "Не отправлено: одно сообщение в две секунды. Повторите чуть позже.",
        Busy = "Не отправлено: другое сообщение ещё отправляется. Повторите чуть позже.",
        Changed = "Не отправлено: сообщение изменено. Откройте список из консоли заново.",
        Failed = "Не отправлено.",
        Unknown = "Неизвестно, отправлено ли сообщение. Прежде чем отправлять снова, проверьте переписку.",
        Says = "Ответ Udesk: {0}",
        Expired = "Не отправлено: страница открыта слишком давно. Откройте список из консоли заново.",
        Offline = "Сервер страницы не ответил, поэтому неизвестно, отправлено ли сообщение. Прежде чем отправлять снова, проверьте переписку.",
        NeedsScript = "Для отправки нужен JavaScript.",
        Invalid = "Недействительная ссылка",
        InvalidAdvice = "Откройте список структурированных сообщений из консоли Udesk.",
        Stale = "Срок действия ссылки истёк",
        StaleAdvice = "Откройте список из консоли Udesk заново. Если не поможет, возможно, неверно идут часы: сообщите администратору.",
    };

    public string Language { get; private init; } = string.Empty;

    public string Heading { get; private init; } = string.Empty;

    public string Search { get; private init; } = string.Empty;

    public string Group { get; private init; } = string.Empty;

    public string AllGroups { get; private init; } = string.Empty;

    public string NoGroup { get; private init; } = string.Empty;

    public string Send { get; private init; } = string.Empty;

    public string Preview { get; private init; } = string.Empty;

    public string PreviewNote { get; private init; } = string.Empty;

    public string Link { get; private init; } = string.Empty;

    public string Phone { get; private init; } = string.Empty;

    public string Callback { get; private init; } = string.Empty;

    public string Limit { get; private init; } = string.Empty;

    public string Wait { get; private init; } = string.Empty;

    public string Count { get; private init; } = string.Empty;

    public string None { get; private init; } = string.Empty;

    public string Empty { get; private init; } = string.Empty;

    public string Sending { get; private init; } = string.Empty;

    public string Queued { get; private init; } = string.Empty;

    public string Sent { get; private init; } = string.Empty;

    public string TooSoon { get; private init; } = string.Empty;

    public string Busy { get; private init; } = string.Empty;

    public string Changed { get; private init; } = string.Empty;

    public string Failed { get; private init; } = string.Empty;

    public string Unknown { get; private init; } = string.Empty;

    public string Says { get; private init; } = string.Empty;

    public string Expired { get; private init; } = string.Empty;

    public string Offline { get; private init; } = string.Empty;

    public string NeedsScript { get; private init; } = string.Empty;

    public string Invalid { get; private init; } = string.Empty;

    public string InvalidAdvice { get; private init; } = string.Empty;

    public string Stale { get; private init; } = string.Empty;

    public string StaleAdvice { get; private init; } = string.Empty;

    /// <summary>All languages.</summary>
    public static IReadOnlyList<PageTexts> All { get; } = new[] { s_english, s_chinese, s_russian };

    /// <summary>The language that a browser likes best of those there are; English where it names none of them.</summary>
    public static PageTexts For(string? acceptLanguage)
    {
        var best = s_english;
        var weight = 0m;
        foreach (var part in (acceptLanguage ?? string.Empty).Split(',').Take(50))
        {
            var pieces = part.Split(';');
            var tag = pieces[0].Trim();
            var quality = 1m;
            var q = pieces.Skip(1).Select(static piece => piece.Trim().Split('=')).FirstOrDefault(static pair => pair.Length == 2 && pair[0] is ("q" or "Q"));
            if (q is not null && !decimal.TryParse(q[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out quality))
            {
                continue;
            }

            var texts = tag == "*" ? s_english : All.FirstOrDefault(one => tag.Split('-')[0].Equals(one.Language.Split('-')[0], StringComparison.OrdinalIgnoreCase));
            if (texts is not null && quality > weight)
            {
                (best, weight) = (texts, quality);
            }
        }

        return best;
    }
}
