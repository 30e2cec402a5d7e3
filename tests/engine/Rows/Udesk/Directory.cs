using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

internal sealed class UdeskDirectory : IRowFile
{
    public IEnumerable<OperationRow> Rows =>
    [
        new("Get-UdeskAgent", "Get-UdeskAgent -Name T*, 李* -Email agent20* -WithDisabled -First 2 -Skip 0")
        {
            NotPiped = true,
            Sends = [Udesk.Get("agents", "with_disabled=true&page=1&per_page=100")],
            Emits =
            [
                new("UdeskAgent") { ["AgentId"] = "201", ["NickName"] = "Tom", ["Alias"] = "Tommy", ["RoleName"] = "Administrator", ["UserGroupId"] = "101", ["IsDisabled"] = "False" },
                new("UdeskAgent") { ["AgentId"] = "202", ["NickName"] = "李梅" },
            ],
        },
        new("Get-UdeskAgent", "Get-UdeskAgent -AgentId 207")
        {
            Sends = [Udesk.Get("agents", "with_disabled=true&page=1&per_page=100")],
            Emits = [new("UdeskAgent") { ["AgentId"] = "207", ["IsDisabled"] = "True", ["AdditionalProperties"] = "" }],
        },
        new("Get-UdeskAgent", "Get-UdeskAgent -GroupId 102")
        {
            Sends = [Udesk.Get("user_groups/102/agents", "page=1&per_page=100")],
            Emits = [new("UdeskAgent") { ["AgentId"] = "<number>", ["NickName"] = "Anna", ["Email"] = "<text>" }, new("UdeskAgent") { ["NickName"] = "Boris" }],
        },
        new("Get-UdeskUserGroup", "Get-UdeskUserGroup -First 1 -Skip 1")
        {
            NotPiped = true,
            Sends = [Udesk.Get("user_groups", "page=1&per_page=100")],
            Emits = [new("UdeskUserGroup") { ["GroupId"] = "102", ["Name"] = "<text>", ["Agent"] = "Anna,Boris" }],
        },
        new("Get-UdeskUserGroup", "Get-UdeskUserGroup -GroupId 101 -Name *")
        {
            OnLine = ["Name"],
            Sends = [Udesk.Get("user_groups", "page=1&per_page=100")],
            Emits = [new("UdeskUserGroup") { ["GroupId"] = "101" }],
        },
        new("Get-UdeskCustomer", "Get-UdeskCustomer -FilterId 302 -Query vera -First 5 -Skip 0")
        {
            NotPiped = true,
            Sends = [Udesk.Get("customers", "filter_id=302&query=vera&page=1&page_size=100")],
            Emits = [new("UdeskCustomer") { ["Id"] = "70001", ["OtherEmail"] = "vera.private@example.test,vera.old@example.test" }],
        },
        new("Get-UdeskCustomerFilter", "Get-UdeskCustomerFilter -Name V*, Blocked")
        {
            NotPiped = true,
            Sends = [Udesk.Get("customers/filters")],
            Emits = [new("UdeskCustomerFilter") { ["FilterId"] = "302", ["Name"] = "VIP", ["IsActive"] = "True" }, new("UdeskCustomerFilter") { ["FilterId"] = "303", ["IsActive"] = "False" }],
        },
        new("Get-UdeskCustomField", "Get-UdeskCustomField -Category customer -FieldName Text*")
        {
            Sends = [Udesk.Get("custom_fields", "category=customer")],
            Emits = [new("UdeskCustomField") { ["FieldId"] = "<number>", ["FieldName"] = "TextField_1", ["Category"] = "customer" }],
        },
        new("Get-UdeskCustomField", "Get-UdeskCustomField -FieldName TextField_1")
        {
            Sends = [Udesk.Get("custom_fields/TextField_1")],
            Emits = [new("UdeskCustomField") { ["FieldName"] = "TextField_1", ["FieldLabel"] = "<text>" }],
        },
        new("Get-UdeskSurveyResult", "Get-UdeskSurveyResult -StartTime $from -EndTime $to -SessionId $record.SessionId -CustomerId $record.CustomerId -First 1 -Skip 0")
        {
            Given = UdeskSessions.Window + "; $record = @(Find-UdeskImSession -StartTime $from -EndTime $to -Closed)[0]",
            OnLine = ["StartTime", "EndTime"],
            Sends = [Udesk.Get("im/sessions/vote", "start_time=$($fromText)&end_time=$($toText)&page=1&page_size=100")],
            Emits = [new("UdeskSurveyResult") { ["SessionId"] = "$($record.SessionId)", ["CustomerId"] = "$($record.CustomerId)", ["SurveyOptionId"] = "<number>", ["CreatedAt"] = "<time>" }],
        },
        new("Get-UdeskOrganization", "Get-UdeskOrganization -OrganizationId 401")
        {
            Sends = [Udesk.Get("organizations/show_org", "type=id&content=401")],
            Emits = [new("UdeskOrganization") { ["OrganizationId"] = "401", ["Name"] = "<text>", ["CustomerCount"] = "<number>" }],
        },
        new("Get-UdeskOrganization", "Get-UdeskOrganization -Name $organization.Name")
        {
            NotPiped = true,
            Given = "$organization = Get-UdeskOrganization -OrganizationId 402",
            Sends = [Udesk.Get("organizations/show_org", "type=name&content=$($organization.Name)")],
            Emits = [new("UdeskOrganization") { ["OrganizationId"] = "402" }],
        },
        new("Get-UdeskOrganization", "Get-UdeskOrganization -OrganizationToken $organization.OrganizationToken")
        {
            NotPiped = true,
            Given = "$organization = Get-UdeskOrganization -OrganizationId 401",
            Sends = [Udesk.Get("organizations/show_org", "type=token&content=$($organization.OrganizationToken)")],
            Emits = [new("UdeskOrganization") { ["OrganizationId"] = "401" }],
        },
        new("Get-UdeskOrganization", "Get-UdeskOrganization -Query $organization.Name -FilterId $filter -First 1 -Skip 0")
        {
            NotPiped = true,
            Given = "$organization = Get-UdeskOrganization -OrganizationId 401; $filter = 311",
            Sends = [Udesk.Get("organizations", "filter_id=311&query=$($organization.Name)&page=1&per_page=100")],
            Emits = [new("UdeskOrganization") { ["OrganizationId"] = "401" }],
        },
        new("Get-UdeskNote", "Get-UdeskNote -StartDate 2020-01-01 -EndDate 2036-01-01 -Category im -First 2 -Skip 1")
        {
            NotPiped = true,
            Sends = [Udesk.Get("notes", "start_date=2020-01-01&end_date=2036-01-01&category=im&page=1&per_page=50")],
            Emits = [new("UdeskNote") { ["NoteId"] = "<number>", ["Category"] = "im", ["AgentName"] = "<text>", ["CreatedAt"] = "<time>" }],
            Count = 2,
        },
        new("Get-UdeskNoteTemplate", "Get-UdeskNoteTemplate -Name *call")
        {
            NotPiped = true,
            Sends = [Udesk.Get("notes/note_template")],
            Emits = [new("UdeskNoteTemplate") { ["TemplateId"] = "52", ["Category"] = "call", ["Field"] = "Reason,Remark" }],
        },
    ];
}
