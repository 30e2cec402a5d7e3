BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script = Join-Path (Get-RepositoryRoot) 'samples/Start-CustomerChat.ps1'
}

Describe 'Start-CustomerChat.ps1' {
    It 'plays all four ways from lines of a pipe, over a kill' {
        $env:USEDESKUDESK_MODULE = Get-ModulePath
        # Until the answer and the bridge's own line are there, in whichever order.
        $lines = 'Where is my order?', '/wait 60 sent', '/agent On its way.', '/wait 60 chat: sent', '/wait 1', '/close', '/busy', '/kill', 'Anybody?', '/wait 60 waits in the queue', '/leave', '/wait 60 sent', '/ticket Sorry & thanks', '/wait 60 sent', '/wait 1', '/nonsense', '/quit', 'never said'
        $shown = $lines | & (& "$PSScriptRoot/../Get-Shell.ps1") -NoProfile -NonInteractive -ExecutionPolicy Bypass -File $script -Name Anna 2>&1 | ForEach-Object { "$_" }
        $LASTEXITCODE | Should -Be 0
        $shown | Where-Object { $_ -like 'Agent: *' } | Should -Be 'Agent: On its way.', 'Agent: Sorry & thanks'
        $bridge = @($shown | Where-Object { $_ -like '*bridge: *' } | ForEach-Object { $_.Trim() -replace '\d+', 'N' })
        $bridge | Should -Be 'bridge: to Udesk, session N: sent', 'bridge: to the chat: sent', 'bridge: a ticket N: sent', 'bridge: the reply to ticket N: sent'
        $shown | Should -Contain '  There is no /nonsense; /help shows what there is.'
        $shown -join "`n" | Should -Not -BeLike '*never said*'
    }
}
