BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UsedeskTag' {
    BeforeEach { Clear-Fault $simulator; Clear-Request $simulator }

    It 'lists the tags, which compare as their names' {
        $tags = Get-UsedeskTag
        $tags.Name | Should -Contain 'new ticket'
        $tags -contains 'VIP' | Should -BeTrue
        $tags[0].TagId | Should -BeGreaterThan 0
        "$($tags[0])" | Should -Be $tags[0].Name
    }

    It 'looks for a text' {
        New-UsedeskTicket -Subject a -Message b -Tag 'жалоба' | Out-Null
        (Get-UsedeskTag жал).Name | Should -Be 'жалоба'
        @(Get-Request $simulator tags)[0].json.query | Should -Be 'жал'
    }

    It 'reads all pages' {
        foreach ($batch in 0..8) {
            New-UsedeskTicket -Subject a -Message b -Tag (0..24 | ForEach-Object { "bulk$($batch * 25 + $_)" }) | Out-Null
        }
        Clear-Request $simulator
        $tags = Get-UsedeskTag -Query bulk
        @($tags.Name | Sort-Object -Unique).Count | Should -Be 225
        @(Get-Request $simulator tags).json.offset | Should -Be 0, 1, 2
        (Get-UsedeskTag bulk -Skip 99 -First 2).Name | Should -Be $tags.Name[99, 100]
    }

    It 'ends where the service answers with more than a page, and does not ask for ever' {
        $rows = (0..149 | ForEach-Object { '{"id":' + $_ + ',"name":"t' + $_ + '"}' }) -join ','
        Add-Fault $simulator @{ service = 'usedesk'; path = 'tags'; kind = 'body'; body = "[$rows]"; times = -1 }
        @(Get-UsedeskTag).Count | Should -Be 150
    }

    It 'reports <Code>' -ForEach @(@{ Code = 111 }, @{ Code = 115 }) {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'tags'; kind = 'body'; body = "{`"code`":$Code,`"error`":`"no`"}" }
        Get-UsedeskTag -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike "UsedeskApi.$Code,*"
    }
}
