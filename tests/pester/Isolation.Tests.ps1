# Other modules bring their own versions of the same assemblies, and neither side may notice the other.
BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $simulator = Start-Simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Beside other versions of its dependencies' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
    It 'calls beside version <Version> of each, which stays the one that others see' -ForEach @(
        @{ Version = '0.0.1.0' }
        @{ Version = '99.0.0.0' }
    ) {
        $folder = New-Item (Join-Path $TestDrive $Version) -ItemType Directory
        $lines = @(Invoke-Shell { param($module, $folder, $version, $udesk, $email, $udeskToken, $usedesk, $usedeskToken)
            $ErrorActionPreference = 'Stop'
            # What the runtime has itself is loaded from there, whoever asks.
            $runtime = @(Get-ChildItem $PSHOME, (Split-Path ([object].Assembly.Location)) -Filter *.dll).Name
            $dependencies = Get-ChildItem (Join-Path (Split-Path $module) 'dependencies/core') -Filter *.dll | Where-Object { $_.BaseName -ne 'UsedeskUdesk.Client' -and $_.Name -notin $runtime }
            # Add-Type chooses names of its own for what it builds; its compiler does not.
            Add-Type -TypeDefinition 'public class LoadsTheCompiler { }'
            $options = [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new([Microsoft.CodeAnalysis.OutputKind]::DynamicallyLinkedLibrary)
            $core = [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile([object].Assembly.Location)
            foreach ($name in $dependencies.BaseName) {
                $file = Join-Path $folder "$name.dll"
                $source = "[assembly: System.Reflection.AssemblyVersion(`"$version`")] namespace $name { public class Policy { } }"
                $tree = [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText($source)
                $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create($name, [Microsoft.CodeAnalysis.SyntaxTree[]]$tree, [Microsoft.CodeAnalysis.MetadataReference[]]$core, $options)
                $stream = [IO.File]::Create($file)
                $result = $compilation.Emit($stream)
                $stream.Dispose()
                if (-not $result.Success) { throw "$($result.Diagnostics)" }
                $null = [Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath($file)
            }

            Import-Module $module
            Connect-Udesk -BaseUri $udesk -Email $email -ApiToken (ConvertTo-SecureString $udeskToken -AsPlainText -Force)
            Connect-Usedesk -BaseUri $usedesk -ApiToken (ConvertTo-SecureString $usedeskToken -AsPlainText -Force)
            "$(@(Get-UdeskAgentStatus).Count) $(Test-UsedeskConnection)"

            $default = [Runtime.Loader.AssemblyLoadContext]::Default
            $own = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.Location -like "$(Split-Path $module)*dependencies*" }
            "own in default: $(@($own | Where-Object { [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_) -eq $default }).Count)"
            "own apart: $(@($own | Where-Object { [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name -eq 'UsedeskUdesk' }).Count -gt 2)"
            $default.Assemblies | ForEach-Object { "$($_.GetName().Name) $($_.GetName().Version)" }
            # The name of a type leads PowerShell, and so every script, to the other module's.
            "type $([Polly.Policy].Assembly.GetName().Version)"
        } (Get-ModulePath), $folder.FullName, $Version, $simulator.udesk, $simulator.email, $simulator.udeskToken, $simulator.usedesk, $simulator.usedeskToken)

        $lines[0] | Should -Be '6 True' -Because ($lines -join "`n")
        $lines[1] | Should -Be 'own in default: 0'
        $lines[2] | Should -Be 'own apart: True'
        $lines | Should -Contain "type $Version"
        foreach ($name in 'Microsoft.Extensions.Http', 'Microsoft.Extensions.Logging.Abstractions', 'Polly') {
            $lines | Should -Contain "$name $Version"
        }
    }
}
