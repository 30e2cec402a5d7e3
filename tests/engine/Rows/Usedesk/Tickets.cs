using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

internal sealed class UsedeskTickets : IRowFile
{
    public IEnumerable<OperationRow> Rows =>
    [
        new("New-UsedeskTicket", """
            New-UsedeskTicket -Subject 'New Email' -Message 'Hi there!' -ClientName John -ClientEmail new@example.test -ClientId new_client -ClientPhone 79254697403 -CompanyName Acme -PrivateComment -AdditionalId A-17 -Type question -Priority low -Status Closed -Tag 'new ticket', test -AssigneeId 2156 -GroupId 11 -ChannelId 683 -Field ([ordered]@{ 10 = 'any_value'; 12 = $true; 9 = 93 }) -NestedList ([ordered]@{ 61 = 'Test'; 62 = 'Test1'; 63 = 'Test2' }) -ClientCountry Latvia -ClientCity Riga -ClientAddress 'Main street 1' -NewAddress -PhoneType mobile
            """)
        {
            Sends =
            [
                Usedesk.Post("create/ticket", """
                    {"subject":"New Email","message":"Hi there!","client_name":"John","client_email":"new@example.test","client_id":"new_client","client_phone":"79254697403","company_name":"Acme",
                     "private_comment":true,"additional_id":"A-17","type":"question","priority":"low","status":3,"tag":"new ticket,test","assignee_id":2156,"group_id":11,"channel_id":683,
                     "field_id":"10;12;9","field_value":"any_value;true;93","lists":[[{"id":"61","value":"Test"},{"id":"62","value":"Test1"},{"id":"63","value":"Test2"}]],
                     "client_country":"Latvia","client_city":"Riga","client_address":"Main street 1","new_address":true,"phone_type":"mobile"}
                    """),
            ],
            Emits = [new("UsedeskTicketReceipt") { ["TicketId"] = "2154806", ["Status"] = "success" }],
        },
        new("New-UsedeskTicket", "New-UsedeskTicket -Subject Hello -Message Hello -ChannelId 20058 -From user -UserId 2156 -Username ivanov")
        {
            Sends = [Usedesk.Post("create/ticket", """{"subject":"Hello","message":"Hello","channel_id":20058,"from":"user","user_id":2156,"username":"ivanov"}""")],
            Emits = [new("UsedeskTicketReceipt") { ["TicketId"] = "<number>", ["MessageStatus"] = "delivered" }],
        },
        new("New-UsedeskTicket", "New-UsedeskTicket -ChannelId 20054 -From user -UserId 2156 -ClientPhone 79511234567 -TemplateId 8094 -TemplateVariable John, 18:00, London -TemplateLanguage en")
        {
            Sends =
            [
                Usedesk.Post("create/ticket", """
                    {"channel_id":20054,"from":"user","user_id":2156,"client_phone":"79511234567","template_id":8094,"template_variables":["John","18:00","London"],"template_lang":"en"}
                    """),
            ],
            Emits = [new("UsedeskTicketReceipt") { ["MessageStatus"] = "delivered" }],
        },
        new("New-UsedeskTicket", "New-UsedeskTicket -ChannelId 20055 -From user -UserId 2156 -ClientPhone 79511234567 -TemplateName Main -TemplateVariable Valeria")
        {
            Sends = [Usedesk.Post("create/ticket", """{"channel_id":20055,"from":"user","user_id":2156,"client_phone":"79511234567","template_name":"Main","template_variables":["Valeria"]}""")],
            Emits = [new("UsedeskTicketReceipt") { ["TicketId"] = "<number>" }],
        },
        new("New-UsedeskTicket", "New-UsedeskTicket -Subject s -Message m -From trigger -TriggerId 1260")
        {
            Sends = [Usedesk.Post("create/ticket", """{"subject":"s","message":"m","from":"trigger","trigger_id":1260}""")],
            Emits = [new("UsedeskTicketReceipt") { ["TicketId"] = "<number>" }],
        },
        new("New-UsedeskTicket", "New-UsedeskTicket -Subject s -Message m -Tag one, two -File $sim.Note")
        {
            Sends = [Usedesk.Upload("create/ticket", ["subject=s", "message=m", "tag=one,two"], "files[]=note.txt")],
            Emits = [new("UsedeskTicketReceipt") { ["TicketId"] = "<number>" }],
        },
        new("Update-UsedeskTicket", """
            Update-UsedeskTicket -TicketId 2154801 -Subject 'New subject' -Status OnHold -Type task -Priority urgent -Tag one, two -AssigneeId 2157 -GroupId 12 -ClientId 27747602 -UserId 2157 -Field ([ordered]@{ 10 = 'A-18'; 12 = $false }) -NestedList ([ordered]@{ 61 = 'Electronics'; 62 = 'Phones' }) -Silent
            """)
        {
            Sends =
            [
                Usedesk.Post("update/ticket", """
                    {"ticket_id":2154801,"subject":"New subject","status":5,"type":"task","priority":"urgent","tag":"one,two","assignee_id":2157,"group_id":12,"client_id":27747602,"user_id":2157,
                     "field_id":"10;12","field_value":"A-18;false","lists":[[{"id":"61","value":"Electronics"},{"id":"62","value":"Phones"}]],"silent":true}
                    """),
            ],
        },
        new("Update-UsedeskTicket", "Update-UsedeskTicket -TicketId 2154801 -ClearAssignee -ClearGroup -PassThru")
        {
            Sends = [Usedesk.Post("update/ticket", """{"ticket_id":2154801,"assignee_id":"null","group_id":"null"}"""), Usedesk.Post("ticket", """{"ticket_id":2154801}""")],
            Emits = [new("UsedeskTicket") { ["TicketId"] = "2154801", ["AssigneeId"] = "", ["GroupId"] = "", ["Subject"] = "Seeded ticket 1" }],
        },
        new("Update-UsedeskTicket", "Update-UsedeskTicket -TicketId $made.TicketId -ClearNestedList 62 -Recurse")
        {
            // A level can only be named together with those above it, which the ticket knows.
            Given = "$made = New-UsedeskTicket -Subject s -Message m -NestedList ([ordered]@{ 61 = 'Electronics'; 62 = 'Phones'; 63 = 'Model X' })",
            Sends =
            [
                Usedesk.Post("ticket/fields"),
                Usedesk.Post("ticket", """{"ticket_id":$($made.TicketId)}"""),
                Usedesk.Post("update/ticket", """{"ticket_id":$($made.TicketId),"lists":[[{"id":"61","value":"Electronics"},{"id":"62","value":""},{"id":"63","value":""}]]}"""),
            ],
        },
        new("Get-UsedeskTicket", "Get-UsedeskTicket -TicketId 2154801 -IncludeSla -AccessibleForAgentId 2156")
        {
            OnLine = ["IncludeSla", "AccessibleForAgentId"],
            Sends = [Usedesk.Post("ticket", """{"ticket_id":2154801,"accessible_for_agent_id":2156,"properties":["sla"]}""")],
            Emits =
            [
                new("UsedeskTicket")
                {
                    ["TicketId"] = "2154801", ["Subject"] = "Seeded ticket 1", ["Status"] = "Open", ["ClientId"] = "27747601", ["AssigneeId"] = "2156", ["GroupId"] = "11", ["ChannelId"] = "683", ["Tag"] = "vip", ["CreatedAt"] = "<time>",
                },
            ],
        },
        new("Get-UsedeskTicket", """
            Get-UsedeskTicket -Status New, Closed -GroupId 11, 12 -ChannelId 683 -Type question, task -Priority medium -Tag vip, test -ClientId 27747601 -AssigneeId 2156 -AccessibleForAgentId 2156 -Query Seeded -CreatedAfter 2026-05-01 -CreatedBefore 2026-05-02T10:00:00+03:00 -UpdatedAfter '2026-05-01 08:30' -UpdatedBefore 2026-05-03 -SortBy last_updated_at -Descending -First 5 -Skip 0
            """)
        {
            NotPiped = true,
            Sends =
            [
                Usedesk.Post("tickets", """
                    {"fstatus":"8,3","fgroup":"11,12","fchannel":"683","ftype":"question,task","fpriority":"medium","tag":"vip,test","client_id":27747601,"fassigned":[{"assignee_id":2156,"group_id":11},{"assignee_id":2156,"group_id":12}],
                     "accessible_for_agent_id":2156,"query":"Seeded","created_after":"2026-05-01 00:00","created_before":"2026-05-02 07:00","updated_after":"2026-05-01 08:30","updated_before":"2026-05-03 00:00",
                     "sort":"last_updated_at","order":"desc","offset":0}
                    """),
            ],
        },
        new("Get-UsedeskTicket", "Get-UsedeskTicket -AssigneeId 2156, 2157 -Field @{ 10 = 'not_empty' }")
        {
            NotPiped = true,
            Sends = [Usedesk.Post("tickets", """{"fassigned":[{"assignee_id":2156},{"assignee_id":2157}],"fields":[{"id":10,"value":"not_empty"}],"offset":0}""")],
            Emits = [new("UsedeskTicket") { ["TicketId"] = "2154801", ["AssigneeId"] = "2156" }],
        },
        new("Get-UsedeskTicket", "Get-UsedeskTicket -Unassigned -GroupId 13")
        {
            NotPiped = true,
            Given = "$null = New-UsedeskTicket -Subject free -Message m -GroupId 13",
            Sends = [Usedesk.Post("tickets", """{"fgroup":"13","fassigned":{"assignee_id":"unassigned"},"offset":0}""")],
            Emits = [new("UsedeskTicket") { ["TicketId"] = "2154806", ["Subject"] = "free", ["Status"] = "New", ["GroupId"] = "13" }],
        },
        new("Add-UsedeskTicketComment", "Add-UsedeskTicketComment -TicketId 2154801 -Message 'On its way' -Public -From user -UserId 2156 -Cc a@example.test, b@example.test -Bcc c@example.test")
        {
            Sends =
            [
                Usedesk.Post("create/comment", """{"ticket_id":2154801,"message":"On its way","type":"public","from":"user","user_id":2156,"cc":["a@example.test","b@example.test"],"bcc":["c@example.test"]}"""),
            ],
            Emits = [new("UsedeskCommentReceipt") { ["CommentId"] = "<number>", ["TicketId"] = "2154801", ["Status"] = "success" }],
        },
        new("Add-UsedeskTicketComment", "Add-UsedeskTicketComment -TicketId 2154801 -Message note -File $sim.Note")
        {
            Sends = [Usedesk.Upload("create/comment", ["ticket_id=2154801", "message=note", "type=private"], "files[]=note.txt")],
            Emits = [new("UsedeskCommentReceipt") { ["CommentId"] = "<number>", ["TicketId"] = "2154801" }],
        },
        new("Add-UsedeskTicketComment", "Add-UsedeskTicketComment -TicketId 2154801 -Message note -From trigger -TriggerId 1260")
        {
            Sends = [Usedesk.Post("create/comment", """{"ticket_id":2154801,"message":"note","type":"private","from":"trigger","trigger_id":1260}""")],
            Emits = [new("UsedeskCommentReceipt") { ["CommentId"] = "<number>" }],
        },
        new("Add-UsedeskTicketComment", "Add-UsedeskTicketComment -TicketId $whatsapp.TicketId -Public -From user -UserId 2156 -TemplateId 8094 -TemplateVariable John, 18:00 -TemplateLanguage en")
        {
            Given = "$whatsapp = New-UsedeskTicket -ChannelId 20054 -From user -UserId 2156 -ClientPhone 79511234567 -Subject hello -Message hello",
            Sends = [Usedesk.Post("create/comment", """{"ticket_id":$($whatsapp.TicketId),"type":"public","from":"user","user_id":2156,"template_id":8094,"template_variables":["John","18:00"],"template_lang":"en"}""")],
            Emits = [new("UsedeskCommentReceipt") { ["CommentId"] = "<number>" }],
        },
        new("Add-UsedeskTicketComment", "Add-UsedeskTicketComment -TicketId $whatsapp.TicketId -Public -From user -UserId 2156 -TemplateName Main -TemplateVariable Valeria")
        {
            Given = "$whatsapp = New-UsedeskTicket -ChannelId 20055 -From user -UserId 2156 -ClientPhone 79511234567 -Subject hello -Message hello",
            Sends = [Usedesk.Post("create/comment", """{"ticket_id":$($whatsapp.TicketId),"type":"public","from":"user","user_id":2156,"template_name":"Main","template_variables":["Valeria"]}""")],
            Emits = [new("UsedeskCommentReceipt") { ["CommentId"] = "<number>" }],
        },
        new("Get-UsedeskTicketField", "Get-UsedeskTicketField -Name De*, Pa*")
        {
            NotPiped = true,
            Sends = [Usedesk.Post("ticket/fields")],
            Emits =
            [
                new("UsedeskTicketField") { ["FieldId"] = "12", ["Name"] = "Paid", ["Type"] = "Checkbox", ["Option"] = "" },
                new("UsedeskTicketField") { ["FieldId"] = "61", ["Name"] = "Department", ["Type"] = "NestedList" },
            ],
        },
        new("Get-UsedeskTicketField", "Get-UsedeskTicketField -FieldId 62, 9 -Type NestedList")
        {
            NotPiped = true,
            Sends = [Usedesk.Post("ticket/fields")],
            Emits = [new("UsedeskTicketField") { ["FieldId"] = "62", ["Name"] = "Section", ["Type"] = "NestedList", ["ParentFieldId"] = "61" }],
        },
        new("Get-UsedeskTag", "Get-UsedeskTag -Query vi -First 5 -Skip 0")
        {
            NotPiped = true,
            Sends = [Usedesk.Post("tags", """{"query":"vi","offset":0}""")],
            Emits = [new("UsedeskTag") { ["TagId"] = "<number>", ["Name"] = "vip" }],
        },
        new("Add-UsedeskTicketTag", "Add-UsedeskTicketTag -TicketId 2154801 -Tag urgent -PassThru")
        {
            OnLine = ["Tag"],
            Sends =
            [
                Usedesk.Post("ticket", """{"ticket_id":2154801}"""),
                Usedesk.Post("update/ticket", """{"ticket_id":2154801,"tag":"vip,urgent"}"""),
                Usedesk.Post("ticket", """{"ticket_id":2154801}"""),
            ],
            Emits = [new("UsedeskTicket") { ["TicketId"] = "2154801" }],
        },
        new("Remove-UsedeskTicketTag", "Remove-UsedeskTicketTag -TicketId $made.TicketId -Tag old -Confirm:$false -PassThru")
        {
            OnLine = ["Tag"],
            Given = "$made = New-UsedeskTicket -Subject tagged -Message m -Tag old, kept",
            Sends =
            [
                Usedesk.Post("ticket", """{"ticket_id":$($made.TicketId)}"""),
                Usedesk.Post("update/ticket", """{"ticket_id":$($made.TicketId),"tag":"kept"}"""),
                Usedesk.Post("ticket", """{"ticket_id":$($made.TicketId)}"""),
            ],
            Emits = [new("UsedeskTicket") { ["TicketId"] = "$($made.TicketId)" }],
        },
    ];
}
