# The package as an administrator gets it: from a folder, onto a machine that has nothing of the project.
BeforeDiscovery {
    $resourceGet = Get-Module Microsoft.PowerShell.PSResourceGet -ListAvailable | Select-Object -First 1
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    $root = Get-RepositoryRoot
    $url = 'https://git.example/team/UsedeskUdesk'
    $module = Split-Path (Get-ModulePath)
    $version = (Import-PowerShellDataFile (Get-ModulePath)).ModuleVersion
    $package = & "$root/packaging/New-Package.ps1" -Destination "$TestDrive/one" -ProjectUrl "$url/" -ModulePath $module 6>$null

    Add-Type -AssemblyName System.IO.Compression.FileSystem
    $content = "$TestDrive/content/UsedeskUdesk"
    [IO.Compression.ZipFile]::ExtractToDirectory($package, $content)
    $manifest = Import-PowerShellDataFile "$content/UsedeskUdesk.psd1"
    $nuspec = ([xml](Get-Content "$content/UsedeskUdesk.nuspec" -Raw)).package.metadata

    # Imports a module from a folder that is the only one with modules, and says what came.
    $script = "$TestDrive/import.ps1"
    Set-Content $script @'
param([string] $Folder)
$env:PSModulePath = $Folder
Import-Module UsedeskUdesk -ErrorAction Stop
$module = Get-Module UsedeskUdesk
"$($module.Version) $($module.ExportedCmdlets.Count) $((Get-Help New-UsedeskTicket).Synopsis)"
# A call loads the client with its libraries; nobody listens there.
Connect-Usedesk -SkipTest -MaximumRetryCount 0 -BaseUri http://127.0.0.1:1 -ApiToken ([Net.NetworkCredential]::new('', 'x').SecurePassword)
try { Get-UsedeskGroup -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
'@
}

Describe 'The package' {
    It 'has the name that a folder repository looks for' { Split-Path $package -Leaf | Should -Be "UsedeskUdesk.$version.nupkg" }

    It 'holds the module, unchanged but for what its manifest says of the release and for the addresses in its help' {
        $files = @(Get-ChildItem $module -Recurse -File)
        $files.Count | Should -BeGreaterThan 40
        foreach ($file in $files | Where-Object Name -NotIn UsedeskUdesk.psd1, UsedeskUdesk.PowerShell.dll-Help.xml) {
            $relative = $file.FullName.Substring($module.Length + 1)
            (Get-FileHash "$content/$relative").Hash | Should -Be (Get-FileHash $file.FullName).Hash -Because $relative
        }
        $own = Import-PowerShellDataFile (Get-ModulePath)
        foreach ($key in 'ModuleVersion', 'GUID', 'RootModule', 'CmdletsToExport') { $manifest[$key] | Should -Be $own[$key] }
    }

    It 'holds nothing beside it but what tells about it' {
        $known = @(Get-ChildItem $module -Recurse -File | ForEach-Object { $_.FullName.Substring($module.Length + 1) -replace '\\', '/' }) +
            'README.md', 'CHANGELOG.md', 'THIRD-PARTY-NOTICES.md', 'icon.png', 'UsedeskUdesk.nuspec', '[Content_Types].xml', '_rels/.rels', 'package/services/metadata/core-properties/nuget.psmdcp'
        $zip = [IO.Compression.ZipFile]::OpenRead($package)
        try { @($zip.Entries | ForEach-Object { [uri]::UnescapeDataString($_.FullName) } | Where-Object { $_ -cnotin $known }) | Should -BeNullOrEmpty }
        finally { $zip.Dispose() }
    }

    It 'names each library that it ships in the notices' {
        $rows = @(Get-Content "$content/THIRD-PARTY-NOTICES.md" | Where-Object { $_ -like '|*' } | ForEach-Object { @(($_ -split '\|')[2] -replace '\\\*', '*' -split ',' | ForEach-Object { ($_ -replace '\(.*').Trim() }) })
        $libraries = @(Get-ChildItem "$content/dependencies" -Recurse -Filter *.dll | Where-Object Name -NE UsedeskUdesk.Client.dll)
        $libraries.Count | Should -BeGreaterThan 20
        foreach ($library in $libraries) { @($rows | Where-Object { $library.Name -like $_ }).Count | Should -Be 1 -Because $library.Name }
    }

    It 'tells the release: notes of this version, links below the address that was given' {
        $data = $manifest.PrivateData.PSData
        $data.ReleaseNotes | Should -Match 'Cmdlets for Usedesk'
        $data.ReleaseNotes | Should -Not -Match '(?m)^## '
        $nuspec.releaseNotes | Should -Be $data.ReleaseNotes
        $data.ProjectUri | Should -Be $url
        $nuspec.projectUrl | Should -Be $url
        foreach ($link in $data.LicenseUri, $data.IconUri) {
            $link | Should -BeLike "$url/*"
            "$root/$($link -replace '^.*/(blob|raw)/main/')" | Should -Exist
        }
    }

    It 'opens the page of each cmdlet online, and changes nothing else of the help' {
        $online = "$TestDrive/online.ps1"
        # Get-Help -Online gives HelpUri to a browser, else the first related link with an address.
        Set-Content $online @'
param([string] $Folder)
$env:PSModulePath = $Folder
Import-Module UsedeskUdesk -ErrorAction Stop
foreach ($command in Get-Command -Module UsedeskUdesk) {
    $first = @((Get-Help $command.Name -Full).relatedLinks.navigationLink)[0]
    "$($command.Name) $($command.HelpUri) $($first.uri)"
}
'@
        $lines = @(((Invoke-Unattended "$TestDrive/home" $online -ArgumentList "$TestDrive/content").Output -replace "`r").Trim() -split "`n")
        $lines.Count | Should -Be $manifest.CmdletsToExport.Count
        foreach ($line in $lines) {
            $name, $uri, $link = $line -split ' '
            $uri | Should -Be "$url/blob/main/docs/en-US/$name.md"
            $link | Should -Be $uri
            "$root/docs/en-US/$name.md" | Should -Exist
        }
        $said = {
            $xml = [xml][IO.File]::ReadAllText($args[0])
            foreach ($node in @($xml.SelectNodes('//*[local-name() = "navigationLink"][*[local-name() = "linkText"] = "Online version"]'))) { $null = $node.ParentNode.RemoveChild($node) }
            $xml.DocumentElement.InnerText -replace '\s+', ' '
        }
        (& $said "$content/en-US/UsedeskUdesk.PowerShell.dll-Help.xml") -ceq (& $said "$module/en-US/UsedeskUdesk.PowerShell.dll-Help.xml") | Should -BeTrue
    }

    It 'gets the same addresses from the build' {
        $built = "$TestDrive/built/UsedeskUdesk/"
        $configuration = if ($env:USEDESKUDESK_CONFIGURATION) { $env:USEDESKUDESK_CONFIGURATION } else { 'Release' }
        $output = & dotnet msbuild "$root/src/UsedeskUdesk.PowerShell" -t:AssembleModule "-p:Configuration=$configuration" "-p:ModuleFolder=$built" "-p:ProjectUrl=$url/" -v:minimal --nologo 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "$output"
        $addresses = { @([regex]::Matches([IO.File]::ReadAllText($args[0]), '<maml:uri>(https?:[^<]+)<') | ForEach-Object { $_.Groups[1].Value }) }
        $found = & $addresses "${built}en-US/UsedeskUdesk.PowerShell.dll-Help.xml"
        $found | Should -Be (& $addresses "$content/en-US/UsedeskUdesk.PowerShell.dll-Help.xml")
        $found.Count | Should -Be $manifest.CmdletsToExport.Count
    }

    It 'can be searched by cmdlet and edition' {
        $tags = $nuspec.tags -split ' '
        foreach ($tag in 'PSModule', 'PSEdition_Core', 'PSEdition_Desktop', 'PSCmdlet_New-UsedeskTicket', 'PSCommand_Get-UdeskAgentStatus', 'Usedesk') { $tags | Should -Contain $tag }
        @($tags -like 'PSCmdlet_*').Count | Should -Be $manifest.CmdletsToExport.Count
    }

    It 'is the same, byte for byte, when it is made again' {
        $again = & "$root/packaging/New-Package.ps1" -Destination "$TestDrive/two" -ProjectUrl $url -ModulePath $module 6>$null
        (Get-FileHash $again).Hash | Should -Be (Get-FileHash $package).Hash
    }

    It 'has no links without an address' {
        $plain = & "$root/packaging/New-Package.ps1" -Destination "$TestDrive/plain" -ModulePath $module 6>$null
        [IO.Compression.ZipFile]::ExtractToDirectory($plain, "$TestDrive/plain-content")
        $data = (Import-PowerShellDataFile "$TestDrive/plain-content/UsedeskUdesk.psd1").PrivateData.PSData
        foreach ($key in 'ProjectUri', 'LicenseUri', 'IconUri') { $data.Keys | Should -Not -Contain $key }
        [IO.File]::ReadAllText("$TestDrive/plain-content/en-US/UsedeskUdesk.PowerShell.dll-Help.xml") | Should -Not -Match '<maml:uri>\s*https?:'
        ([xml](Get-Content "$TestDrive/plain-content/UsedeskUdesk.nuspec" -Raw)).package.metadata.ChildNodes.Name | Should -Not -Contain 'projectUrl'
    }

    It 'is refused with an address that is none' {
        { & "$root/packaging/New-Package.ps1" -Destination "$TestDrive/bad" -ProjectUrl 'git.example' -ModulePath $module } | Should -Throw "*'git.example' is no web address*"
    }

    It 'works from an empty module path' {
        $run = Invoke-Unattended "$TestDrive/home" $script -ArgumentList "$TestDrive/content"
        ($run.Output -replace "`r").Trim() -split "`n" | Should -Be "$version $($manifest.CmdletsToExport.Count) $([regex]::Match((Get-Content "$root/docs/en-US/New-UsedeskTicket.md" -Raw), '(?s)## SYNOPSIS\s+(.*?)\s+## ').Groups[1].Value)", 'Network,UsedeskUdesk.Commands.GetUsedeskGroupCommand'
    }

    It 'is what Save-PSResource and Install-PSResource take from a folder' -Skip:(-not $resourceGet) {
        $install = "$TestDrive/install.ps1"
        # .NET knows the account's folder for data only where it exists.
        $null = New-Item "$TestDrive/saved", "$TestDrive/other-home/.local/share" -ItemType Directory -Force
        Set-Content $install @"
`$ErrorActionPreference = 'Stop'
`$ProgressPreference = 'SilentlyContinue'
Register-PSResourceRepository -Name Folder -Uri '$TestDrive/one' -Trusted
`$found = Find-PSResource -Name UsedeskUdesk -Repository Folder
"found `$(`$found.Name) `$(`$found.Version) `$(`$found.ProjectUri)"
Save-PSResource -Name UsedeskUdesk -Repository Folder -Path '$TestDrive/saved'
Install-PSResource -Name UsedeskUdesk -Repository Folder -Scope CurrentUser
"installed `$((Get-InstalledPSResource UsedeskUdesk).Version)"
Import-Module UsedeskUdesk
"imported `$((Get-Module UsedeskUdesk).Version)"
"@
        $run = Invoke-Unattended "$TestDrive/other-home" $install -Environment @{ PSModulePath = '' }
        ($run.Output -replace "`r").Trim() -split "`n" | Should -Be "found UsedeskUdesk $version $url", "installed $version", "imported $version"
        $run.ExitCode | Should -Be 0
        (Invoke-Unattended "$TestDrive/home" $script -ArgumentList "$TestDrive/saved").Output | Should -Match "^$([regex]::Escape($version)) "
    }
}
