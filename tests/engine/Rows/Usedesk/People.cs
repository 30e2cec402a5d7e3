using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

internal sealed class UsedeskPeople : IRowFile
{
    private const string NewPassword = "$password = [Net.NetworkCredential]::new('', 'Only-a-test-1').SecurePassword";

    public IEnumerable<OperationRow> Rows =>
    [
        new("Get-UsedeskUser", "Get-UsedeskUser -GroupId 11 -UserType employee -Query Olga")
        {
            NotPiped = true,
            Sends = [Usedesk.Post("users", """{"group_id":11,"user_type":"employee","query":"Olga"}""")],
            Emits = [new("UsedeskUser") { ["UserId"] = "2156", ["Name"] = "Olga Agent", ["Email"] = "agent2156@example.test", ["Role"] = "employee", ["ChatOnlineStatus"] = "False", ["TicketOnlineStatus"] = "False" }],
        },
        new("Get-UsedeskUser", "Get-UsedeskUser -UserId 2157")
        {
            Sends = [Usedesk.Post("users", """{"user_id":2157}""")],
            Emits = [new("UsedeskUser") { ["UserId"] = "2157", ["Name"] = "Ivan Admin", ["Role"] = "admin" }],
        },
        new("New-UsedeskUser", "New-UsedeskUser -Name 'New Agent' -Email new.agent@example.test -Password $password -GroupId 11 -Role employee -Phone 79123456780 -SendInvite -Language en")
        {
            Given = NewPassword,
            Sends = [Usedesk.Post("create/user", """{"name":"New Agent","email":"new.agent@example.test","password":"Only-a-test-1","group":11,"role":"employee","phone":"79123456780","send_invite":true,"lang":"en"}""")],
            Emits = [new("UsedeskUserReceipt") { ["UserId"] = "<number>", ["Status"] = "success" }],
        },
        new("Update-UsedeskUser", "Update-UsedeskUser -UserId 2156 -Name Olga -Email olga@example.test -Role admin -GroupId 12 -Phone 79123456781 -ChatOnlineStatus yes -TicketOnlineStatus no")
        {
            Sends = [Usedesk.Post("update/user", """{"user_id":2156,"name":"Olga","email":"olga@example.test","role":"admin","group":12,"phone":"79123456781","chat_online_status":"true","ticket_online_status":"false"}""")],
            Emits = [new("UsedeskUserReceipt") { ["UserId"] = "2156", ["Status"] = "success" }],
        },
        new("Update-UsedeskUser", "Update-UsedeskUser -UserId 2156 -AvatarPath $sim.Picture")
        {
            Sends = [Usedesk.Upload("update/user", ["user_id=2156"], "avatar=face.png")],
            Emits = [new("UsedeskUserReceipt") { ["UserId"] = "2156" }],
        },
        new("Update-UsedeskUser", "Update-UsedeskUser -UserId 2156 -RemoveAvatar")
        {
            Sends = [Usedesk.Post("update/user", """{"user_id":2156,"avatar":"delete"}""")],
            Emits = [new("UsedeskUserReceipt") { ["UserId"] = "2156" }],
        },
        new("Remove-UsedeskUser", "Remove-UsedeskUser -UserId 2159 -Confirm:$false -PassThru")
        {
            Sends = [Usedesk.Post("delete/user", """{"user_id":2159}""")],
            Emits = [new("UsedeskUserReceipt") { ["UserId"] = "2159", ["Status"] = "success" }],
        },
        new("Get-UsedeskGroup", "Get-UsedeskGroup -Name *line -GroupId 12, 13")
        {
            NotPiped = true,
            Sends = [Usedesk.Post("groups")],
            Emits = [new("UsedeskGroup") { ["GroupId"] = "12", ["Name"] = "Second line" }],
        },
        new("Get-UsedeskClient", "Get-UsedeskClient -ClientId 27747601")
        {
            Sends = [Usedesk.Post("client", """{"client_id":27747601}""")],
            Emits = [new("UsedeskClient") { ["ClientId"] = "27747601", ["Name"] = "John", ["Emails"] = "superjohny@example.test", ["Phones"] = "79123456789" }],
        },
        new("Get-UsedeskClient", "Get-UsedeskClient -Query superjohny@example.test -SearchType full_match -CreatedAfter 2020-01-01 -CreatedBefore 2036-05-02T10:00:00+03:00 -First 5 -Skip 0")
        {
            NotPiped = true,
            Sends = [Usedesk.Post("clients", """{"query":"superjohny@example.test","search_type":"full_match","created_after":"2020-01-01 00:00","created_before":"2036-05-02 07:00","offset":0}""")],
            Emits = [new("UsedeskClient") { ["ClientId"] = "27747601" }],
        },
        new("New-UsedeskClient", """
            New-UsedeskClient -Name Anna -Email anna@example.test, anna.work@example.test -Phone 79123456782 -PhoneType mobile -Messenger @{ type = 'telegram'; identity = '@anna'; uid = '77' } -Site https://anna.example.test -Note 'Met at the fair' -Position Buyer -ClientCountry Latvia -ClientCity Riga -ClientAddress 'Main street 1' -NewAddress -StatusVip yes
            """)
        {
            Sends =
            [
                Usedesk.Post("create/client", """
                    {"name":"Anna","emails":["anna@example.test","anna.work@example.test"],"phone":"79123456782","phone_type":"mobile","messengers":[{"type":"telegram","identity":"@anna","uid":"77"}],
                     "sites":[{"url":"https://anna.example.test"}],"note":"Met at the fair","position":"Buyer","client_country":"Latvia","client_city":"Riga","client_address":"Main street 1","new_address":true,"status_vip":true}
                    """),
            ],
            Emits = [new("UsedeskClientReceipt") { ["ClientId"] = "<number>" }],
        },
        new("New-UsedeskClient", "New-UsedeskClient -Name Spammer -StatusSpam yes -AvatarPath $sim.Picture")
        {
            Sends = [Usedesk.Upload("create/client", ["name=Spammer", "status_spam=true"], "avatar=face.png")],
            Emits = [new("UsedeskClientReceipt") { ["ClientId"] = "<number>" }],
        },
        new("Update-UsedeskClient", """
            Update-UsedeskClient -ClientId 27747601 -Name Johnny -Email j@example.test -Phone 79123456783 -PhoneType home -Messenger @{ type = 'telegram'; identity = '@johnny' } -Site https://j.example.test -Note 'Called' -IsNewNote -Position Seller -ClientCountry Latvia -ClientCity Riga -ClientAddress 'Main street 2' -NewAddress -StatusVip no
            """)
        {
            Sends =
            [
                Usedesk.Post("update/client", """
                    {"client_id":27747601,"name":"Johnny","emails":["j@example.test"],"phone":"79123456783","phone_type":"home","messengers":[{"type":"telegram","identity":"@johnny"}],
                     "sites":[{"url":"https://j.example.test"}],"note":"Called","is_new_note":true,"position":"Seller","client_country":"Latvia","client_city":"Riga","client_address":"Main street 2","new_address":true,"status_vip":false}
                    """),
            ],
            Emits = [new("UsedeskClientReceipt") { ["ClientId"] = "27747601" }],
        },
        new("Update-UsedeskClient", "Update-UsedeskClient -ClientId 27747601 -StatusSpam no -AvatarPath $sim.Picture")
        {
            Sends = [Usedesk.Upload("update/client", ["client_id=27747601", "status_spam=false"], "avatar=face.png")],
            Emits = [new("UsedeskClientReceipt") { ["ClientId"] = "27747601" }],
        },
    ];
}
