# Reports for the tests: a busy one, one of tickets, an empty one, and one of everything that customers may be called.
function New-LostChat {
    param([int] $Count, [int] $Customers = [Math]::Max(1, $Count * 4 / 5), [string] $Name = 'Visitor')
    $random = [Random]::new(7)
    $start = [DateTimeOffset]'2026-05-01T00:00:00+08:00'
    for ($i = 0; $i -lt $Count; $i++) {
        $customer = $random.Next($Customers)
        [UsedeskUdesk.UdeskAbandonedQueue]@{
            Id = $i; CustomerId = $customer; CustomerName = "$Name $customer"; Channel = ('wechat', 'web', 'sdk', 'miniapp')[$random.Next(4)]
            QueueName = ('Support', 'Billing', 'Returns')[$random.Next(3)]; QueueSeconds = [int][Math]::Exp($random.NextDouble() * 8)
            QueueStartTime = $start.AddMinutes($random.Next(60 * 24 * 21))
        }
    }
}

function New-SampleTicket {
    param([int] $Count)
    $now = [DateTimeOffset]::UtcNow
    for ($i = 0; $i -lt $Count; $i++) {
        $hours = $i * 7 % 1500 + 1
        $created = $now.AddHours(-$hours)
        $ticket = [UsedeskUdesk.UsedeskTicket]@{
            TicketId = $i + 1; Subject = "Ticket $i"; Status = ('New', 'Open', 'Pending', 'Closed', 'Completed')[$i % 5]; Priority = ('low', 'medium', 'urgent')[$i % 3]
            CreatedAt = $created; GroupId = $i % 4; AssigneeId = if ($i % 3) { 2150 + $i % 6 } else { $null }
        }
        if ($i % 2) {
            $ticket.Comment = [UsedeskUdesk.UsedeskTicketComment[]]@(
                [UsedeskUdesk.UsedeskTicketComment]@{ From = 'client'; Type = 'public'; PublishedAt = $created }
                [UsedeskUdesk.UsedeskTicketComment]@{ From = 'user'; Type = 'private'; PublishedAt = $created.AddMinutes(1) }
                [UsedeskUdesk.UsedeskTicketComment]@{ From = 'user'; Type = 'public'; PublishedAt = $created.AddMinutes(10 + $i) })
        }
        $ticket
    }
}

function New-ReportSample {
    param([string] $Folder)
    $made = [UsedeskUdesk.UsedeskTicketReceipt]@{ TicketId = 1; Status = 'success'; MessageStatus = 'delivered' }
    @(New-LostChat 2000) + @($made) + @(New-SampleTicket 30) | Export-UdeskQueueReport "$Folder/queue.html" -Title 'Lost chats of May'
    New-SampleTicket 200 | Export-UsedeskTicketReport "$Folder/tickets.html"
    Export-UdeskQueueReport "$Folder/empty.html"
    $names = '<script>alert(1)</script>', 'a"b''c&d', "$([char]0x202E)gpj.exe", 'مرحبا بالعالم', '客户服务部门的一个非常长的名字用来看看会发生什么事情好不好', ('W' * 500), "line`nbreak`e[31m", "half $([char]0xD83D)", $null, ''
    @(foreach ($name in $names) {
            1..2 | ForEach-Object { [UsedeskUdesk.UdeskAbandonedQueue]@{ CustomerToken = "t$name"; CustomerName = $name; Channel = $name; QueueName = $name; QueueSeconds = 60; QueueStartTime = [DateTimeOffset]'2026-03-29T02:30:00+01:00' } }
        }
        [UsedeskUdesk.UdeskAbandonedQueue]@{ QueueSeconds = -5 }
        [UsedeskUdesk.UdeskAbandonedQueue]@{ QueueSeconds = [int]::MaxValue; QueueStartTime = [DateTimeOffset]::MaxValue }
        [UsedeskUdesk.UdeskAbandonedQueue]::new()) | Export-UdeskQueueReport "$Folder/odd.html" -Title '<b>Odd</b> & more'
}
