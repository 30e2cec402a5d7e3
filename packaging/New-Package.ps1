<#
.SYNOPSIS
    Makes the package that Install-PSResource takes, from the module in out/UsedeskUdesk.
.DESCRIPTION
    Writes UsedeskUdesk.<version>.nupkg and lists what is in it. The same module gives the same bytes. No PSResourceGet is needed: the
    .NET SDK packs it, with the tags that PSResourceGet finds cmdlets by.
.PARAMETER Destination
    The folder for the package; out/ unless told.
.PARAMETER ProjectUrl
    The project's public address, such as https://git.example/team/UsedeskUdesk. The package's links to the project, its licence and its
    icon begin with it, and so do the addresses that Get-Help -Online opens. Without it the package has no links.
.PARAMETER ModulePath
    The module to pack; out/UsedeskUdesk unless told.
.OUTPUTS
    The package's path.
#>
[CmdletBinding()]
[OutputType([string])]
param(
    [string] $Destination = (Join-Path $PSScriptRoot '../out'),
    [string] $ProjectUrl = '',
    [string] $ModulePath = (Join-Path $PSScriptRoot '../out/UsedeskUdesk')
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3
$root = Split-Path $PSScriptRoot
if (-not (Test-Path (Join-Path $ModulePath 'UsedeskUdesk.psd1'))) { throw "There is no module in '$ModulePath'; run ./build.ps1 build first." }
$url = $null
if ($ProjectUrl -and -not ([uri]::TryCreate($ProjectUrl, 'Absolute', [ref]$url) -and $url.Scheme -in 'https', 'http')) {
    throw "'$ProjectUrl' is no web address. Give one such as https://git.example/team/UsedeskUdesk."
}

$work = Join-Path ([IO.Path]::GetTempPath()) "usedeskudesk-package-$([guid]::NewGuid().ToString('N'))"
try {
    $content = Join-Path $work 'content'
    $null = New-Item $content -ItemType Directory
    Copy-Item (Join-Path $ModulePath '*') $content -Recurse
    foreach ($file in 'README.md', 'CHANGELOG.md', 'THIRD-PARTY-NOTICES.md', 'packaging/icon.png') { Copy-Item (Join-Path $root $file) $content }

    # The same as the build does: -Online opens each cmdlet's own page, and nothing where there is no address.
    $help = Join-Path $content 'en-US/UsedeskUdesk.PowerShell.dll-Help.xml'
    if ($ProjectUrl) {
        $sheet = [Xml.Xsl.XslCompiledTransform]::new()
        $sheet.Load((Join-Path $PSScriptRoot 'HelpUri.xslt'))
        $arguments = [Xml.Xsl.XsltArgumentList]::new()
        $arguments.AddParam('ProjectUrl', '', $ProjectUrl.TrimEnd('/'))
        $source = [Xml.XmlDocument]::new()
        $source.PreserveWhitespace = $true
        $source.Load($help)
        $writer = [Xml.XmlWriter]::Create($help, $sheet.OutputSettings)
        try { $sheet.Transform($source, $arguments, $writer) } finally { $writer.Dispose() }
    }

    $manifest = Import-PowerShellDataFile (Join-Path $ModulePath 'UsedeskUdesk.psd1')
    $version = $manifest.ModuleVersion
    $changes = [regex]::Match([IO.File]::ReadAllText((Join-Path $root 'CHANGELOG.md')), "(?ms)^## $([regex]::Escape($version))\b.*?`$(?<text>.*?)(?=^## |\z)")
    if (-not $changes.Success) { throw "CHANGELOG.md has no section for $version." }
    $notes = $changes.Groups['text'].Value.Trim() -replace "`r"

    # What an installed module says of itself: Get-PSResource and Find-PSResource read it from the manifest.
    $quote = { [Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($args[0]) }
    $links = [ordered]@{}
    if ($ProjectUrl) {
        $base = $ProjectUrl.TrimEnd('/')
        $links.ProjectUri = $base
        $links.LicenseUri = "$base/blob/main/LICENSE"
        $links.IconUri = "$base/raw/main/packaging/icon.png"
    }
    $data = ($links.GetEnumerator() | ForEach-Object { "            $($_.Key) = '$(& $quote $_.Value)'`n" }) -join ''
    $data += "            ReleaseNotes = '$(& $quote $notes)'`n"
    $path = Join-Path $content 'UsedeskUdesk.psd1'
    $text = [IO.File]::ReadAllText($path) -replace "`r"
    $filled = [regex]::Replace($text, '(?m)^(?= +Tags = )', { $data })
    if ($filled -ceq $text) { throw 'UsedeskUdesk.psd1 has no line of tags under PSData, where the links belong.' }
    # Windows PowerShell reads other letters than ASCII's only behind a byte order mark.
    [IO.File]::WriteAllText($path, $filled, [Text.UTF8Encoding]::new($filled -cmatch '[^\x00-\x7F]'))
    $null = Import-PowerShellDataFile $path

    $tags = @($manifest.PrivateData.PSData.Tags) + 'PSModule' + @($manifest.CompatiblePSEditions | ForEach-Object { "PSEdition_$_" }) + 'PSIncludes_Cmdlet' +
        @($manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" })
    $escape = { [Security.SecurityElement]::Escape($args[0]) }
    $nuspec = Join-Path $work 'UsedeskUdesk.nuspec'
    # The licence as an expression, as NuGet wants it; the address of LICENSE stands in the manifest.
    [IO.File]::WriteAllText($nuspec, @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>UsedeskUdesk</id>
    <version>$version</version>
    <authors>$(& $escape $manifest.Author)</authors>
    <description>$(& $escape $manifest.Description)</description>
    <copyright>$(& $escape $manifest.Copyright)</copyright>
    <license type="expression">MIT</license>
    <requireLicenseAcceptance>false</requireLicenseAcceptance>
    <readme>README.md</readme>
    <icon>icon.png</icon>
    $(if ($ProjectUrl) { "<projectUrl>$(& $escape $links.ProjectUri)</projectUrl>" })
    <releaseNotes>$(& $escape $notes)</releaseNotes>
    <tags>$(& $escape ($tags -join ' '))</tags>
  </metadata>
  <files>
    <file src="**" target="" />
  </files>
</package>
"@)
    # The analysis expects a library in lib/; a module stands at the package's root.
    $output = & dotnet pack (Join-Path $root 'src/UsedeskUdesk.PowerShell') -c Release --no-build --nologo -v quiet -o $work `
        "-p:NuspecFile=$nuspec" "-p:NuspecBasePath=$content" -p:NoPackageAnalysis=true -p:Deterministic=true -p:DeterministicTimestamp=946684800 2>&1
    if ($LASTEXITCODE -ne 0) { throw "dotnet pack failed with exit code ${LASTEXITCODE}:`n$($output -join "`n")" }

    $null = New-Item $Destination -ItemType Directory -Force
    $package = Join-Path (Resolve-Path $Destination).ProviderPath "UsedeskUdesk.$version.nupkg"
    Move-Item (Join-Path $work "UsedeskUdesk.$version.nupkg") $package -Force

    Add-Type -AssemblyName System.IO.Compression.FileSystem
    $zip = [IO.Compression.ZipFile]::OpenRead($package)
    try {
        $entries = @($zip.Entries | Sort-Object Length -Descending)
        foreach ($entry in $entries) { Write-Host ('{0,12:N0} {1,10:N0}  {2}' -f $entry.Length, $entry.CompressedLength, $entry.FullName) }
        Write-Host ('{0,12:N0} {1,10:N0}  bytes in {2} files, unpacked and packed' -f ($entries | Measure-Object Length -Sum).Sum, ($entries | Measure-Object CompressedLength -Sum).Sum, $entries.Count)
    }
    finally { $zip.Dispose() }
    Write-Host "The package is $package"
    $package
}
finally { if (Test-Path $work) { Remove-Item $work -Recurse -Force } }
