<#
.SYNOPSIS
    What the examples of each page take for granted, for Invoke-Examples.ps1.
.DESCRIPTION
    By page: Before lays out files, variables and records before the first block, a number before the block of that number; both run in the page's own
    session, connected as example unless Unconnected. Answers are typed at questions. Secrets are what Get-Secret finds; Vault stands for a real vault
    (None: a machine without one). Numbers gives the records for which numbers of the page stand. For commands that serve: During sends something, Until says when they have done with it. Expect are
    errors and warnings that an example is about; Idle is the number
    of a block that finds nothing to do, since no record of the simulator is as old as it asks for.
#>
$yes = @('Y') * 8
$usedeskToken = { param($s) $s.usedeskToken }
$udeskToken = { param($s) $s.udeskToken }
$customer = { $null = New-UdeskCustomer crm-4711 'Wang Fang' -CellPhone 13900000001 }
$clients = { $null = New-UsedeskClient -Name John -Email john@example.com -Phone 79123456789 }
$ticket = { $null = New-UsedeskTicket -Subject 'Order A-17' -Message 'It does not fit.' -ClientEmail john@example.com -GroupId 11 -NestedList ([ordered]@{ 61 = 'Electronics'; 62 = 'Phones' }) -Field @{ 10 = 'A-17' } }
$talk = { $session = New-UdeskImSession vip-customer -AssignType agent }
$talkNumbers = { @{ 70123 = $session.ImSubSessionId; 1419314 = $session.ImSubSessionId; 5855308 = (Get-UdeskCustomer -CustomerToken vip-customer).Id } }
$unread = { foreach ($text in 'One', 'Two') { $null = Set-Scene messages/push-unread @{ im_sub_session_id = $session.ImSubSessionId; content = $text } } }
$robotNumbers = { @{ 23702 = $session.UrobotSessionId } }
$robotSession = { $session = Get-UdeskRobot Returns | New-UdeskImSession -CustomerToken vip-customer }
$queue = {
    param()
    $null = Set-Scene queue/seed @{ count = 300; from = '2026-05-01 00:00:00'; to = '2026-05-30 00:00:00' }
    $null = Set-Scene queue/seed @{ count = 60; from = [DateTime]::UtcNow.AddHours(8).AddDays(-6).ToString('yyyy-MM-dd HH:mm:ss'); to = [DateTime]::UtcNow.AddHours(8).ToString('yyyy-MM-dd HH:mm:ss') }
}
$hook = { param($s) @{ 'udesk-hook-path' = 'k3Jd8sQ0vB'; 'usedesk-app-id' = 'app'; 'usedesk-channel-secret' = $s.webhookSecret; 'usedesk-block' = $s.webhookSecret } }
# Nothing to wait for but that what was sent has come out.
$one = { param($output, $folder) $output.Count -ge 1 -or @(Get-ChildItem $folder -Filter *.csv | Where-Object Length -GT 20).Count }

@{
    'about_UsedeskUdesk'                = @{ 2 = { Update-UsedeskTicket 2154801 -Tag newsletter -Status Pending } }
    'about_UsedeskUdesk_Bulk'           = @{ Before = { Add-File tickets.csv "Subject,Message,ClientEmail,GroupId`nOne,Hello,one@example.com,11`nTwo,Hello,two@example.com,99" }; Expect = '*Row 2*', '*1 done, 1 failed*' }
    'about_UsedeskUdesk_Connections'    = @{ Answers = , $usedeskToken }
    'about_UsedeskUdesk_Events'         = @{ During = { param($s, $address) $null = Invoke-Control $s POST push @{ service = 'usedesk'; kind = 'ticket'; ticket_id = 2154801; url = $address } }; Until = $one }
    'about_UsedeskUdesk_Runbooks'       = @{ Vault = $true; Before = { Add-File tickets.csv "Subject,Message,ClientEmail`nOne,Hello,one@example.com"; Register-UsedeskConnection -Name production -BaseUri $simulator.usedesk -ApiToken (ConvertTo-Secret $simulator.usedeskToken) } }
    'Add-UsedeskArticleRating'          = @{ 2 = { Add-File ratings.csv "ArticleId,Positive,Negative`n401,2,1`n402,0,3" } }
    'Add-UsedeskArticleView'            = @{ 2 = { Add-File views.csv "ArticleId,Count`n401,20`n402,3" } }
    'Add-UsedeskChatMessage'            = @{ 3 = { Add-File transcript.csv "ChatId,Text`n$($chat.ChatId),First`n$($chat.ChatId),Second" } }
    'Add-UsedeskTicketComment'          = @{ Before = $ticket; 2 = { Add-File out/invoice.pdf 'one'; Add-File out/terms.pdf 'two' }; 3 = { Update-UsedeskTicket 2154801, 2154802 -Tag outage } }
    'Add-UsedeskTicketTag'              = @{ Before = { $null = New-UsedeskTicket -Subject 'A refund' -Message 'Please.' -ClientEmail john@example.com -Status New } }
    'Close-UdeskImSession'              = @{ Before = $talk; Answers = 'A' }
    'Connect-Udesk'                     = @{ Unconnected = $true; 2 = { Disconnect-Udesk }; 3 = { $null = Set-Scene settings @{ signature = 'sha1' } }; Secrets = { param($s) @{ UdeskToken = $s.udeskToken } }; Answers = , { param($s, $n) if ($n -eq 2) { $s.udeskPassword } else { $s.udeskToken } } }
    'Connect-Usedesk'                   = @{ Unconnected = $true; Answers = , $usedeskToken; Secrets = { param($s) @{ UsedeskToken = $s.usedeskToken } } }
    'ConvertFrom-UdeskWebhook'          = @{
        1 = { $talk = New-UdeskImSession vip-customer -AssignType agent; $WebhookData = [pscustomobject]@{ WebhookName = 'udesk'; RequestBody = Get-Push udesk reply @{ im_sub_session_id = $talk.ImSubSessionId; content = 'Good morning' } }; function global:Send-ToCustomer($Token, $Text) { "$Token $Text" } }
        2 = {
            $robot = New-UdeskImSession vip-customer -AssignType urobot -RobotId 2 -SceneId 114
            $flow = '<p><b data-type="2" class="flow-item" data-id="82" data-robotid="2">Next step</b></p>'
            $Request = [pscustomobject]@{ Headers = @{}; Body = Get-Push udesk urobot @{ customer_token = 'vip-customer'; merge = @{ messages = @{ sessionId = $robot.UrobotSessionId; flowContent = $flow } } } }
        }
        3 = { Add-File push.json (Get-Push udesk reply @{ im_sub_session_id = $talk.ImSubSessionId; types = @('close'); close_type = 'normal' }) }
        4 = { $sessions = @{ 'vip-customer' = 0 }; $body = Get-Push udesk reply @{ im_sub_session_id = $talk.ImSubSessionId; types = @('transfer') } }
    }
    'ConvertFrom-UsedeskWebhook'        = @{
        Secrets = $hook
        1       = { $Request = [pscustomobject]@{ Headers = @{}; Body = Get-Push usedesk comment @{ ticket_id = 2154801 } } }
        2       = { Update-UsedeskTicket 2154801 -Status Closed; Add-File bodies/1.json (Get-Push usedesk changed @{ ticket_id = 2154801 }) }
        3       = { $made = Add-UsedeskChatMessage -CompanyId 153561 -ChannelId 685 -Text 'Hello' -ClientId 27747601; $WebhookData = [pscustomobject]@{ RequestBody = Get-Push usedesk chat @{ ticket_id = 2154801; state = 'new'; merge = @{ chat_id = $made.ChatId } } } }
    }
    'Disconnect-Udesk'                  = @{ 2 = { Connect-Udesk -BaseUri $simulator.udesk -Email $simulator.email -ApiToken (ConvertTo-Secret $simulator.udeskToken) -SkipTest } }
    'Disconnect-Usedesk'                = @{ 2 = { Connect-Usedesk -BaseUri $simulator.usedesk -ApiToken (ConvertTo-Secret $simulator.usedeskToken) -SkipTest } }
    'events'                            = @{ Secrets = $hook; During = { param($s, $address) $null = Invoke-Control $s POST push @{ service = 'udesk'; kind = 'urobot'; url = "$address/k3Jd8sQ0vB" } }; Until = $one }
    'Exit-UdeskImQueue'                 = @{ Before = { 201..206 | ForEach-Object { $null = Set-Scene agents/$_ @{ im_session_num = 20 } } }; 2 = { $queued = New-UdeskImSession crm-4711 -AssignType agent; $queueName = $queued.Queue }; Numbers = { @{ 'queue:company:1:agent:486' = $queueName } }; Answers = $yes }
    'Export-UdeskQueueReport'           = @{ Before = $queue }
    'Export-UsedeskTicketReport'        = @{ Before = { Update-UsedeskTicket 2154802 -Status Closed } }
    'Find-UdeskImSession'               = @{ Before = $customer; 2 = { $null = New-UdeskImSession crm-4711 -AssignType agent | Send-UdeskImMessage 'Hello' } }
    'Get-UdeskAbandonedQueue'           = @{ Before = $queue }
    'Get-UdeskAgentUnreadMessage'       = @{ 2 = { Add-File agents.csv "AgentId`n201`n202`n203" } }
    'Get-UdeskBulkResult'               = @{ 2 = { $rows = @([pscustomobject]@{ Subject = 'Order 4'; Message = 'Hello'; ClientName = 'Ann'; ClientEmail = 'ann@example.com'; GroupId = 99 }); $null = $rows | New-UsedeskTicket -JournalPath run.journal -ErrorAction SilentlyContinue; $rows[0].GroupId = 11 } }
    'Get-UdeskConnection'               = @{ Vault = $true; 3 = { Register-UdeskConnection -Name support -BaseUri $simulator.udesk -Email $simulator.email -ApiToken (ConvertTo-Secret $simulator.udeskToken) } }
    'Get-UdeskCustomer'                 = @{ Before = { $null = New-UdeskCustomer crm-1 Vera -Email vera@example.com; $null = New-UdeskImSession vip-customer -AssignType agent }; 2 = { 201..206 | ForEach-Object { $null = Set-Scene agents/$_ @{ im_session_num = 20 } }; $null = New-UdeskImSession contacts-1 -AssignType agent; $null = Set-Scene queue/abandon @{ customer_token = 'contacts-1' }; while (-not (Get-UdeskAbandonedQueue (Get-Date).Date)) { Start-Sleep -Milliseconds 100 } } }
    'Get-UdeskCustomerStatus'           = @{ 3 = { Add-File customers.csv "CustomerToken`nvip-customer`nnobody" } }
    'Get-UdeskImSessionLog'             = @{ Before = { $session = Find-UdeskImSession (Get-Date).AddDays(-2) | Sort-Object CreatedAt -Descending | Where-Object ClosedAt | Select-Object -First 1 }; Numbers = { @{ 70123 = $session.SessionId } } }
    'Get-UdeskOrganization'             = @{ Before = { $null = New-UdeskCustomer crm-4711 'Wang Fang' -OrganizationId 401 } }
    'Get-UdeskQueueStatus'              = @{ 2 = { 201..206 | ForEach-Object { $null = Set-Scene agents/$_ @{ im_session_num = 20 } } } }
    'Get-UdeskUnreadMessage'            = @{ Before = $talk; 1 = $unread; 2 = $unread; Numbers = $talkNumbers }
    'Get-UsedeskClient'                 = @{ Before = $clients; Numbers = { @{ } } }
    'Get-UsedeskConnection'             = @{ Vault = $true; 3 = { Register-UsedeskConnection -Name tickets -BaseUri $simulator.usedesk -ApiToken (ConvertTo-Secret $simulator.usedeskToken) } }
    'Get-UsedeskTicket'                 = @{ Before = $ticket; 2 = { $null = New-UsedeskTicket -Subject 'Nobody has it' -Message 'Hello' -ClientEmail john@example.com -Status New } }
    'Get-UsedeskTag'                    = @{ 2 = { Update-UsedeskTicket 2154801 -Tag promo-spring; Update-UsedeskTicket 2154801 -Tag vip } }
    'Get-UsedeskTicketField'            = @{ Before = $ticket }
    'Get-UsedeskUser'                   = @{ Before = { $null = Update-UsedeskUser 2156 -TicketOnlineStatus Online } }
    'Invoke-UdeskApi'                   = @{ Before = $talk; 3 = { Add-File calls.jsonl (("a", "b" | ForEach-Object { ConvertTo-Json @{ customer_token = 'vip-customer'; im_sub_session_id = $session.ImSubSessionId; message_id = "m-$_"; type = 'message'; data = @{ content = $_ } } -Compress -Depth 4 }) -join "`n") } }
    'Invoke-UdeskRobotFlow'             = @{ Before = { $session = New-UdeskImSession vip-customer -AssignType urobot -RobotId 2 -SceneId 114; $flowContent = '<p>Choose: <a data-type="2" data-id="81">Returns</a></p>' } }
    'New-UdeskCustomer'                 = @{ Expect = '*open_api_token is taken*', '*2 done, 1 failed*'; 2 = { Add-File customers.csv "CustomerToken,NickName,CellPhone`ncrm-1,One,13900000011`ncrm-2,Two,`ncrm-4711,Again," } }
    'New-UdeskImSession'                = @{ Answers = $yes; 4 = { Add-File customers.csv "CustomerToken`nvip-customer`ncontacts-1`ncontacts-2" } }
    'New-UdeskSignature'                = @{ Answers = , $udeskToken; 2 = { $key = ConvertTo-Secret $simulator.structuredMessageKey } }
    'New-UdeskStructuredMessage'        = @{ 2 = { Add-File catalog.json '[{"title":"Welcome","description":"Hello","img_url":"https://example.com/a.png","buttons":[{"type":"link","text":"Shop","value":"https://example.com/"}]},{"title":"Second","description":"Again","img_url":"https://example.com/b.png","buttons":[{"type":"phone","text":"Call","value":"010-12345678"}]}]' } }
    'New-UsedeskClient'                 = @{ 2 = { Add-File people.csv "Name,Email,Phone`nAnna Petrova,anna@example.com,`nBoris,boris@example.com,79120000001" } }
    'New-UsedeskTicket'                 = @{ Expect = 'error: Row 2*', '*1 done, 1 failed*'; 1 = { Add-File receipt.pdf 'a receipt' }; 2 = $queue; 4 = { Add-File requests.csv "Subject,Message,ClientEmail,GroupId`nOne,Hello,one@example.com,11`nTwo,Hello,two@example.com,99" } }
    'New-UsedeskUser'                   = @{ Answers = 'Secret-2026'; Secrets = { param($s) @{ UsedeskStartPassword = 'Start-2026' } }; 2 = { Add-File agents.csv "Name,Email,GroupId`nBoris,boris@example.com,11`nVera,vera@example.com,12" } }
    'README'                            = @{ Vault = $true; Before = { Register-UdeskConnection -Name production -BaseUri $simulator.udesk -Email $simulator.email -ApiToken (ConvertTo-Secret $simulator.udeskToken); Register-UsedeskConnection -Name production -BaseUri $simulator.usedesk -ApiToken (ConvertTo-Secret $simulator.usedeskToken); Add-File tickets.csv "Subject,Message,ClientEmail`nOne,Hello,one@example.com" }; Answers = $udeskToken, $usedeskToken }
    'Receive-UdeskEvent'                = @{
        Secrets = $hook
        During  = { param($s, $address, $n) $address = "$address$(if ($n -eq 1) { '/k3Jd8sQ0vB' })"; $null = Invoke-Control $s POST push $(if ($n -eq 1) { @{ service = 'udesk'; kind = 'event'; action = 'ShutQueue_create'; message = @{ id = 7001; customer_id = 70001 }; url = $address } } else { @{ service = 'udesk'; kind = 'urobot'; customer_token = 'vip-customer'; url = $address } }) }
        Until   = $one
    }
    'Receive-UsedeskEvent'              = @{
        2       = { Update-UsedeskTicket 2154801 -Status Closed }
        Secrets = $hook
        During  = { param($s, $address, $n) $null = Invoke-Control $s POST push @{ service = 'usedesk'; kind = $(if ($n -eq 1) { 'ticket' } else { 'changed' }); ticket_id = 2154801; url = $address } }
        Until   = $one
    }
    'Register-UdeskConnection'          = @{ Email = 'ops@example.com'; Vault = 'None'; Answers = , { param($s, $n) if ($n -eq 3) { $s.udeskPassword } else { $s.udeskToken } }; 4 = { $newToken = ConvertTo-Secret $simulator.udeskToken } }
    'Register-UsedeskConnection'        = @{ Vault = 'None'; Answers = , $usedeskToken; 3 = { Unregister-SecretVault SecretStore; Register-SecretVault Ops -ModuleName Microsoft.PowerShell.SecretStore; $north = $south = ConvertTo-Secret $simulator.usedeskToken; Add-File tickets.csv "Subject,Message,ClientEmail`nOne,Hello,one@example.com" } }
    'Remove-UdeskCustomer'              = @{ Before = $customer; Answers = $yes; 2 = { $null = New-UdeskCustomer test-1 Test; Add-File test-customers.csv "CustomerToken,Email`ntest-1,`n,contacts1@example.test" } }
    'Remove-UdeskSession'               = @{ Answers = $yes; 2 = { Add-File forget.csv "CustomerId`n$((Get-UdeskCustomer -CustomerToken vip-customer).Id)" } }
    'Remove-UsedeskTicketTag'           = @{ Before = { Update-UsedeskTicket 2154801, 2154802 -Tag spring-sale, vip -Status Closed } }
    'Remove-UsedeskUser'                = @{ Answers = $yes; 2 = { $null = New-UsedeskUser -Name Temp -Email temp@contractor.example -Password (ConvertTo-Secret 'Secret-2026') -GroupId 11 } }
    'Send-UdeskImMessage'               = @{
        Expect = '*SensitiveWord*', '*1 done, 1 failed*'
        2 = { $session = New-UdeskImSession vip-customer -AssignType agent }
        4 = { $session | Close-UdeskImSession -Confirm:$false }
        5 = { Add-File messages.csv "CustomerToken,ImSubSessionId,Content`nvip-customer,$((New-UdeskImSession vip-customer -AssignType agent).ImSubSessionId),Hello`nvip-customer,70003,I will bring a lawsuit" }
    }
    'Send-UdeskImMessagePreview'        = @{ Before = { $null = Set-Scene settings @{ previewActivated = $true }; $session = New-UdeskImSession vip-customer -AssignType agent }; Numbers = $talkNumbers }
    'Send-UdeskStructuredMessage'       = @{ Before = { Disconnect-Udesk; Connect-Udesk -BaseUri $simulator.udesk -Email $simulator.email -ApiToken (ConvertTo-Secret $simulator.udeskToken) -StructuredMessageKey (ConvertTo-Secret $simulator.structuredMessageKey) -SkipTest; $offer = New-UdeskStructuredMessage Offer 'Today only' https://example.com/a.png (New-UdeskStructuredMessageButton link Shop https://example.com/) }; Numbers = { $found = Find-UdeskImSession (Get-Date).AddHours(-2) | Where-Object Channel -EQ web | Select-Object -First 1; @{ 70004 = $found.ImSubSessionId; 70003 = $found.CustomerId } } }
    'Send-UsedeskChatMessage'           = @{ Before = { $one, $two = 1, 2 | ForEach-Object { Add-UsedeskChatMessage -CompanyId 153561 -ChannelId 685 -Text Hello -ClientName "A$_" } }; Numbers = { @{ 5754 = $one.ChatId; 5760 = $two.ChatId } } }
    'Set-UdeskCustomerOnlineState'      = @{ 2 = { Add-File states.csv "CustomerToken,State`nvip-customer,Online`ncontacts-1,0" } }
    'Set-UdeskImMessageRead'            = @{ Before = $talk; 1 = $unread; Numbers = { $found = @(Get-UdeskUnreadMessage -ImSubSessionId $session.ImSubSessionId -CustomerId (Get-UdeskCustomer -CustomerToken vip-customer).Id); @{ 1419314 = $session.ImSubSessionId; 5855308 = (Get-UdeskCustomer -CustomerToken vip-customer).Id; '4f0c-1' = $found[0].MessageId; '4f0c-2' = $found[1].MessageId } }; 2 = $unread }
    'Set-UsedeskChatAssignee'           = @{ Before = { $one = Add-UsedeskChatMessage -CompanyId 153561 -ChannelId 685 -Text Hello -ClientName Anna; $null = Update-UsedeskUser 2156 -ChatOnlineStatus Online }; Numbers = { @{ 5754 = $one.ChatId } } }
    'Submit-UdeskAnswerSurvey'          = @{ Before = { $session = New-UdeskImSession vip-customer -AssignType urobot -RobotId 2 -SceneId 114 }; Numbers = $robotNumbers }
    'Submit-UdeskRobotAnswerEvaluation' = @{ Before = { $path = 'im/robot/evaluate'; $null = Set-Scene settings @{ evaluationPath = $path } }; 2 = { $credential = [pscredential]::new($simulator.email, (ConvertTo-Secret $simulator.udeskToken)); Add-File verdicts.csv "CustomerToken,MessageId,QuestionId,Useful`nvip-customer,m-1,210530,yes`nvip-customer,m-2,210531,0" } }
    'Submit-UdeskRobotSurvey'           = @{ 2 = { Add-File ratings.csv "CustomerToken,ImSubSessionId,RobotId,SceneId,Option`nvip-customer,$($session.UrobotSessionId),$($session.RobotId),$($session.SceneId),Satisfied" } }
    'Submit-UdeskSurvey'                = @{ 3 = { Add-File ratings.csv "ImSubSessionId,Option,Remark,Resolved`n$((New-UdeskImSession contacts-1 -AssignType agent).ImSubSessionId),37,,yes" } }
    'Submit-UdeskTransferSurvey'        = @{ 1 = { $robot = New-UdeskImSession vip-customer -AssignType urobot -RobotId 2 -SceneId 114 }; 2 = { $robot = New-UdeskImSession vip-customer -AssignType urobot -RobotId 2 -SceneId 114 }; Numbers = { @{ 23702 = $robot.UrobotSessionId } } }
    'Start-UdeskStructuredMessagePage'  = @{
        Before = { Disconnect-Udesk; Connect-Udesk -BaseUri $simulator.udesk -Email $simulator.email -ApiToken (ConvertTo-Secret $simulator.udeskToken) -StructuredMessageKey (ConvertTo-Secret $simulator.structuredMessageKey) -SkipTest; Add-File catalog.json '{"messages":[{"id":"welcome","group":"Greetings","data":{"title":"Welcome","description":"Hello","img_url":"https://example.com/a.png","buttons":[{"type":"link","text":"Shop","value":"https://example.com/"}]}}]}' }
        During = {
            param($s, $address, $n)
            $open = @(Get-Stored $s sessions | Where-Object { $_.channel -eq 'web' -and -not $_.closed_at })[0]
            $signed = New-UdeskSignature -ImSubSessionId $open.id -CustomerId $open.customer_id -AgentId $open.agent_id -Key (ConvertTo-Secret $s.structuredMessageKey)
            $page = (Invoke-WebRequest "${address}?$($signed.Query)&jid_resource=app-1" -UseBasicParsing).Content
            if ($n -eq 1) {
                $click = @{
                    token = [regex]::Match($page, 'data-token="([^"]+)"').Groups[1].Value; id = 'welcome'; click = [guid]::NewGuid().ToString()
                    version = [Net.WebUtility]::HtmlDecode([regex]::Match($page, 'data-id="welcome" data-version="([^"]+)"').Groups[1].Value)
                }
                $null = Invoke-WebRequest "${address}?send" -Method Post -ContentType application/json -Body (ConvertTo-Json $click) -UseBasicParsing
            }
            elseif ($page -notlike '*Welcome*') { throw 'The page does not show the message.' }
        }
        Until  = { param($output, $folder, $n) $n -eq 2 -or @(Get-ChildItem $folder -Filter *.csv | Where-Object Length -GT 20).Count }
    }
    'Start-UsedeskDynamicBlock'         = @{
        Secrets = $hook
        During  = {
            param($s, $address, $n)
            $asked = @{ ticket_id = 2154801; client_id = 27747601; subject = 'Hello'; secret_key = $s.webhookSecret; client_data = @{ name = 'John'; emails = @('john@example.test'); phones = @() }; channel_data = @{ type = 'email'; id = 684 } }
            $html = (Invoke-RestMethod $address -Method Post -ContentType application/json -Body (ConvertTo-Json $asked -Depth 5)).html
            $wanted = if ($n -eq 1) { '*2154801*' } else { '*orders?mail=john%40example.test*' }
            if ($html -notlike $wanted) { throw "The block shows: $html" }
        }
        Until   = { $true }
    }
    'Test-UdeskConnection'              = @{ 2 = { $null = Set-Scene settings @{ udeskToken = 'another' } }; 3 = { $null = Set-Scene settings @{ udeskToken = $simulator.udeskToken }; Connect-Udesk -Name example-test -BaseUri $simulator.udesk -Email $simulator.email -ApiToken (ConvertTo-Secret $simulator.udeskToken) -SkipTest } }
    'Test-UsedeskConnection'            = @{ 2 = { $null = Set-Scene settings @{ usedeskToken = 'another' } }; 3 = { $null = Set-Scene settings @{ usedeskToken = $simulator.usedeskToken }; Connect-Usedesk -Name secure.usedesk.com -BaseUri $simulator.usedesk -ApiToken (ConvertTo-Secret $simulator.usedeskToken) -SkipTest } }
    'Test-UdeskSignature'               = @{ Before = { $key = ConvertTo-Secret $simulator.structuredMessageKey; $token = ConvertTo-Secret $simulator.udeskToken; $signed = New-UdeskSignature -ImSubSessionId 1 -CustomerId 1 -AgentId 1 -Key $key; $request = @{ Url = "https://example.com/cards?$($signed.Query)" } } }
    'Unregister-UdeskConnection'        = @{ Vault = $true; Answers = $yes; Before = { foreach ($name in 'sales', 'test-1') { Register-UdeskConnection -Name $name -BaseUri $simulator.udesk -Email $simulator.email -ApiToken (ConvertTo-Secret $simulator.udeskToken) } } }
    'Unregister-UsedeskConnection'      = @{ Vault = $true; Answers = $yes; Before = { foreach ($name in 'sales', 'test-1') { Register-UsedeskConnection -Name $name -BaseUri $simulator.usedesk -ApiToken (ConvertTo-Secret $simulator.usedeskToken) } } }
    'Update-UdeskCustomer'              = @{ Before = { $made = New-UdeskCustomer crm-4711 'Wang Fang' -Email wang@example.com -CellPhone 13900000001; Add-File blocked.csv "CustomerToken`ncrm-4711" }; Numbers = { @{ 70001 = $made.Id } } }
    'Update-UsedeskClient'              = @{ 2 = { $null = New-UsedeskClient -Name Big -Email one@bigcustomer.example }; 3 = { Add-File phones.csv "ClientId,Phone`n27747601,79120000009" } }
    'Update-UsedeskTicket'              = @{ Before = $ticket; Idle = 1; 2 = $ticket; 4 = { Add-File corrections.csv "TicketId,Status,GroupId,Field,ClearAssignee`n2154806,Open,11,10=A-17;12=true,yes" } }
    'Update-UsedeskUser'                = @{ 3 = { Add-File roster.csv "UserId,ChatOnlineStatus,TicketOnlineStatus`n2156,Online,Online`n2157,,Offline" }; 5 = { [IO.File]::WriteAllBytes((Join-Path $PWD olga.png), [Convert]::FromBase64String('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')) } }
    'vault'                             = @{ Email = 'ops@example.com'; Vault = 'None'; Answers = { param($s, $n) if ($n -eq 3) { $s.email } else { $s.usedeskToken } }, $udeskToken, $udeskToken }
}
