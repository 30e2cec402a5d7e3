using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

internal sealed class UsedeskChats : IRowFile
{
    private const string Chat = "$chat = Add-UsedeskChatMessage -CompanyId 153561 -ChannelId 685 -Text first -ClientId 27747601";

    public IEnumerable<OperationRow> Rows =>
    [
        new("Get-UsedeskChannel", "Get-UsedeskChannel -Name *chat* -ChannelType chat")
        {
            NotPiped = true,
            Sends = [Usedesk.Get("channels", "channel_type=chat")],
            Emits = [new("UsedeskChannel") { ["ChannelId"] = "685", ["Name"] = "Site chat", ["ChannelType"] = "chat" }],
        },
        new("Add-UsedeskChatMessage", "Add-UsedeskChatMessage -CompanyId 153561 -ChannelId 685 -Text Hello -ClientName Anna -ClientEmail anna@example.test")
        {
            Sends = [Usedesk.Post("chat/addMessage", """{"company_id":153561,"channel_id":685,"message":{"text":"Hello","from":{"name":"Anna","email":"anna@example.test"}}}""")],
            Emits = [new("UsedeskChatReceipt") { ["ChatId"] = "<number>", ["ClientId"] = "<number>", ["ChannelId"] = "685" }],
        },
        new("Add-UsedeskChatMessage", "Add-UsedeskChatMessage -CompanyId 153561 -ChannelId 685 -Text again -ChatId $chat.ChatId -ClientId 27747601")
        {
            Given = Chat,
            Sends = [Usedesk.Post("chat/addMessage", """{"company_id":153561,"channel_id":685,"chat_id":$($chat.ChatId),"message":{"text":"again","from":{"client_id":27747601,"chat_id":$($chat.ChatId)}}}""")],
            Emits = [new("UsedeskChatReceipt") { ["ChatId"] = "$($chat.ChatId)", ["ClientId"] = "27747601" }],
        },
        new("Send-UsedeskChatMessage", "Send-UsedeskChatMessage -ChatId $chat.ChatId -UserId 2156 -Text 'How can I help?'")
        {
            Given = Chat,
            Sends = [Usedesk.Post("chat/sendMessage", """{"chat_id":$($chat.ChatId),"user_id":2156,"text":"How can I help?"}""")],
            Emits = [new("UsedeskChatReceipt") { ["ChatId"] = "$($chat.ChatId)", ["Status"] = "success" }],
        },
        new("Set-UsedeskChatAssignee", "Set-UsedeskChatAssignee -ChatId $chat.ChatId -UserId 2157")
        {
            Given = Chat,
            Sends = [Usedesk.Post("chat/changeAssignee", """{"chat_id":$($chat.ChatId),"user_id":2157}""")],
            Emits = [new("UsedeskChatAssignment") { ["ChatId"] = "$($chat.ChatId)", ["UserId"] = "2157", ["Url"] = "<text>" }],
        },
    ];
}
