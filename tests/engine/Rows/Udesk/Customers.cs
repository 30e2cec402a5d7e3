using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

internal sealed class UdeskCustomers : IRowFile
{
    public IEnumerable<OperationRow> Rows =>
    [
        new("New-UdeskCustomer", """
            New-UdeskCustomer -CustomerToken crm-1 -NickName '王芳' -Email wang@example.test -OtherEmail wang.work@example.test, wang.old@example.test -CellPhone 13900000001 -Tag vip, new -Description 'Met at the fair' -Level vip -OrganizationId 401 -OwnerId 201 -OwnerGroupId 101 -CustomField @{ TextField_1 = 'red'; SelectField_2 = @('0') }
            """)
        {
            Sends =
            [
                Udesk.Post("customers", """
                    {"customer":{"open_api_token":"crm-1","nick_name":"王芳","email":"wang@example.test","cellphones":[[null,"13900000001"]],
                     "description":"Met at the fair","level":"vip","organization_id":401,"owner_id":201,"owner_group_id":101,
                     "custom_fields":{"TextField_1":"red","SelectField_2":["0"]}},
                     "tags":"vip,new","other_emails":[[null,"wang.work@example.test"],[null,"wang.old@example.test"]]}
                    """),
            ],
            Emits =
            [
                new("UdeskCustomer")
                {
                    ["Id"] = "<number>", ["CustomerToken"] = "crm-1", ["NickName"] = "王芳", ["Email"] = "wang@example.test", ["OtherEmail"] = "wang.work@example.test,wang.old@example.test",
                    ["CellPhone"] = "13900000001", ["Tag"] = "vip,new", ["Level"] = "vip", ["Description"] = "Met at the fair", ["OwnerId"] = "201", ["OwnerGroupId"] = "101",
                },
            ],
        },
        new("Get-UdeskCustomer", "Get-UdeskCustomer -Id 70001")
        {
            Sends = [Udesk.Get("customers/get_customer", "type=id&content=70001")],
            Emits =
            [
                new("UdeskCustomer")
                {
                    ["Id"] = "70001", ["CustomerToken"] = "vip-customer", ["NickName"] = "Vera VIP", ["Email"] = "vera@example.test", ["OtherEmail"] = "vera.private@example.test,vera.old@example.test",
                    ["CellPhone"] = "13800000001", ["Tag"] = "gold,early", ["Level"] = "vip", ["CustomField"] = "SelectField_3999=0,1,TextField_1=blue", ["CreatedAt"] = "<time>",
                },
            ],
        },
        new("Get-UdeskCustomer", "Get-UdeskCustomer -CustomerToken vip-customer")
        {
            Sends = [Udesk.Get("customers/get_customer", "type=token&content=vip-customer")],
            Emits = [new("UdeskCustomer") { ["Id"] = "70001" }],
        },
        new("Get-UdeskCustomer", "Get-UdeskCustomer -Email vera@example.test")
        {
            Sends = [Udesk.Get("customers/get_customer", "type=email&content=vera@example.test")],
            Emits = [new("UdeskCustomer") { ["Id"] = "70001" }],
        },
        new("Get-UdeskCustomer", "Get-UdeskCustomer -CellPhone 13800000001 -Email vera@example.test -By CellPhone")
        {
            Sends = [Udesk.Get("customers/get_customer", "type=cellphone&content=13800000001")],
            Emits = [new("UdeskCustomer") { ["Id"] = "70001" }],
        },
        new("Get-UdeskCustomer", "Get-UdeskCustomer -WeixinOpenId wx-1")
        {
            Happens = ["""POST faults {"path":"customers/get_customer","kind":"body","body":"{\"code\":1000,\"customer\":{\"id\":7,\"weixin_open_ids\":[]}}"}"""],
            Sends = [Udesk.Get("customers/get_customer", "type=weixin_open_id&content=wx-1")],
            Emits = [new("UdeskCustomer") { ["Id"] = "7" }],
        },
        new("Get-UdeskCustomer", "Get-UdeskCustomer -WeiboId wb-1")
        {
            Happens = ["""POST faults {"path":"customers/get_customer","kind":"body","body":"{\"code\":\"1000\",\"customer\":{\"id\":\"8\",\"open_api_token\":null}}"}"""],
            Sends = [Udesk.Get("customers/get_customer", "type=weibo_id&content=wb-1")],
            Emits = [new("UdeskCustomer") { ["Id"] = "8", ["CustomerToken"] = "" }],
        },
        new("Update-UdeskCustomer", """
            Update-UdeskCustomer -Id 70001 -CustomerToken renamed -NickName Vera -Email new@example.test -OtherEmail more@example.test -RemoveEmail vera.old@example.test -CellPhone 13900000009 -Tag silver -Description 'Moved' -Level normal -OrganizationId 401 -OwnerId 202 -OwnerGroupId 101 -CustomField @{ TextField_1 = 'green' } -IsBlocked no
            """)
        {
            // E-mails that are left out would be deleted: so the customer is read before.
            Sends =
            [
                Udesk.Get("customers/get_customer", "type=id&content=70001"),
                Udesk.Put("customers/update_customer", """
                    {"customer":{"open_api_token":"renamed","nick_name":"Vera","email":"new@example.test","cellphones":[[70002,"13900000009"]],
                     "description":"Moved","level":"normal","organization_id":401,"owner_id":202,"owner_group_id":101,"custom_fields":{"TextField_1":"green"},"is_blocked":false},
                     "tags":"silver","other_emails":[[70003,"vera.private@example.test"],[null,"vera@example.test"],[null,"more@example.test"]]}
                    """, "type=id&content=70001"),
            ],
            Emits =
            [
                new("UdeskCustomer")
                {
                    ["Id"] = "70001", ["CustomerToken"] = "renamed", ["NickName"] = "Vera", ["Email"] = "new@example.test", ["OtherEmail"] = "vera.private@example.test,vera@example.test,more@example.test",
                    ["CellPhone"] = "13900000009", ["Tag"] = "silver", ["Level"] = "normal", ["IsBlocked"] = "False",
                },
            ],
        },
        new("Update-UdeskCustomer", "Update-UdeskCustomer -CustomerToken vip-customer -AddCellPhone 13900000011 -RemoveCellPhone 13800000001")
        {
            Sends =
            [
                Udesk.Get("customers/get_customer", "type=token&content=vip-customer"),
                Udesk.Put("customers/update_customer", """
                    {"customer":{"cellphones":[[70002,"13900000011"]]},"other_emails":[[70003,"vera.private@example.test"],[70004,"vera.old@example.test"]]}
                    """, "type=id&content=70001"),
            ],
            Emits = [new("UdeskCustomer") { ["CellPhone"] = "13900000011", ["OtherEmail"] = "vera.private@example.test,vera.old@example.test" }],
        },
        new("Update-UdeskCustomer", "Update-UdeskCustomer -CustomerToken vip-customer -RemoveCellPhone 13800000001")
        {
            Sends =
            [
                Udesk.Get("customers/get_customer", "type=token&content=vip-customer"),
                Udesk.Put("customers/update_customer", """
                    {"customer":{"cellphones":[[70002,null]]},"other_emails":[[70003,"vera.private@example.test"],[70004,"vera.old@example.test"]]}
                    """, "type=id&content=70001"),
            ],
            Emits = [new("UdeskCustomer") { ["CellPhone"] = "" }],
        },
        new("Update-UdeskCustomer", "Update-UdeskCustomer -CustomerToken vip-customer -CellPhone 13800000001, 13900000012")
        {
            Sends =
            [
                Udesk.Get("customers/get_customer", "type=token&content=vip-customer"),
                Udesk.Put("customers/update_customer", """
                    {"customer":{"cellphones":[[null,"13900000012"]]},"other_emails":[[70003,"vera.private@example.test"],[70004,"vera.old@example.test"]]}
                    """, "type=id&content=70001"),
            ],
            Emits = [new("UdeskCustomer") { ["CellPhone"] = "13800000001,13900000012" }],
        },
        new("Update-UdeskCustomer", "Update-UdeskCustomer -Email vera@example.test -CustomerToken ignored -By Email")
        {
            Sends =
            [
                Udesk.Get("customers/get_customer", "type=email&content=vera@example.test"),
                Udesk.Put("customers/update_customer", """
                    {"customer":{"open_api_token":"ignored"},"other_emails":[[70003,"vera.private@example.test"],[70004,"vera.old@example.test"]]}
                    """, "type=id&content=70001"),
            ],
            Emits = [new("UdeskCustomer") { ["CustomerToken"] = "ignored" }],
        },
        ByForeignId("Update-UdeskCustomer", "-WeixinOpenId wx-1 -NickName x"),
        ByForeignId("Update-UdeskCustomer", "-WeiboId wx-1 -NickName x"),
        new("Remove-UdeskCustomer", "Remove-UdeskCustomer -Id 70001 -Confirm:$false") { Sends = [Udesk.Delete("customers/destroy_customer", "type=id&content=70001")] },
        new("Remove-UdeskCustomer", "Remove-UdeskCustomer -CustomerToken vip-customer -Confirm:$false") { Sends = [Udesk.Delete("customers/destroy_customer", "type=token&content=vip-customer")] },
        new("Remove-UdeskCustomer", "Remove-UdeskCustomer -Email vera@example.test -CellPhone 13800000001 -By CellPhone -Confirm:$false") { Sends = [Udesk.Delete("customers/destroy_customer", "type=cellphone&content=13800000001")] },
        ByForeignId("Remove-UdeskCustomer", "-WeixinOpenId wx-1 -Confirm:$false"),
        ByForeignId("Remove-UdeskCustomer", "-WeiboId wx-1 -Confirm:$false"),
        new("Set-UdeskCustomerOnlineState", "Set-UdeskCustomerOnlineState -CustomerToken vip-customer -State Online")
        {
            Sends = [Udesk.Post("im/customer_online_state", """{"customer_token":"vip-customer","state":1}""")],
        },
        new("Set-UdeskCustomerOnlineState", "Set-UdeskCustomerOnlineState -CustomerToken vip-customer -State Offline")
        {
            Sends = [Udesk.Post("im/customer_online_state", """{"customer_token":"vip-customer","state":0}""")],
        },
        new("Get-UdeskCustomerStatus", "Get-UdeskCustomerStatus -CustomerToken vip-customer")
        {
            Sends = [Udesk.Get("im/customer_status", "customer_token=vip-customer")],
            Emits = [new("UdeskCustomerStatus") { ["CustomerToken"] = "vip-customer", ["State"] = "NoSession", ["StatusCode"] = "0", ["StatusText"] = "<text>" }],
        },
        new("Get-UdeskCustomerStatus", "Get-UdeskCustomerStatus -WebToken web-visitor-token -SessionKey 179306259")
        {
            Sends = [Udesk.Get("im/customer_status", "web_token=web-visitor-token&session_key=179306259")],
            Emits = [new("UdeskCustomerStatus") { ["WebToken"] = "web-visitor-token", ["SessionKey"] = "179306259", ["State"] = "InSession", ["StatusCode"] = "1" }],
        },
        new("Get-UdeskCustomerStatus", "Get-UdeskCustomerStatus -SdkToken nobody")
        {
            Sends = [Udesk.Get("im/customer_status", "sdk_token=nobody")],
            Emits = [new("UdeskCustomerStatus") { ["SdkToken"] = "nobody", ["State"] = "Invalid", ["StatusCode"] = "3" }],
        },
    ];

    /// <summary>The simulator knows no customer by these numbers: it answers as for another one.</summary>
    private static OperationRow ByForeignId(string cmdlet, string arguments)
    {
        const string Customer = """{"id":9,"nick_name":"x","email":null,"other_emails":[]}""";
        var kind = arguments.StartsWith("-WeixinOpenId", System.StringComparison.Ordinal) ? "weixin_open_id" : "weibo_id";
        var answer = $$$"""POST faults {"path":"customers/*","kind":"body","times":-1,"body":"{\"code\":1000,\"customer_id\":9,\"customer\":{{{Customer.Replace("\"", "\\\"", System.StringComparison.Ordinal)}}}}"}""";
        var key = $"type={kind}&content=wx-1";
        return new OperationRow(cmdlet, $"{cmdlet} {arguments}")
        {
            Happens = [answer],
            Sends = cmdlet == "Remove-UdeskCustomer"
                ? [Udesk.Delete("customers/destroy_customer", key)]
                : [Udesk.Get("customers/get_customer", key), Udesk.Put("customers/update_customer", """{"customer":{"nick_name":"x"},"other_emails":[]}""", "type=id&content=9")],
            Emits = cmdlet == "Remove-UdeskCustomer" ? [] : [new("UdeskCustomer") { ["Id"] = "9" }],
        };
    }
}
