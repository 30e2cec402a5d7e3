@{
    Severity     = @('Error', 'Warning', 'Information')
    ExcludeRules = @(
        # build.ps1, the demo and the tests talk to a person at a screen; what they return goes another way.
        'PSAvoidUsingWriteHost'
        # The tests make SecureStrings of the simulator's made-up tokens, and their child processes have no other way to get one.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        # Helpers of the tests take what the simulator made up.
        'PSAvoidUsingPlainTextForPassword'
        # Variables that a BeforeAll block sets are used in the It blocks below it, which the rule cannot see.
        'PSUseDeclaredVarsMoreThanAssignments'
        # Nor does it see a use in a nested function or script block, or that an interface of SecretManagement prescribes a parameter.
        'PSReviewUnusedParameter'
        # Helpers of tests change nothing that -WhatIf could spare.
        'PSUseShouldProcessForStateChangingFunctions'
        # Tests leave things behind for the next call in a shell that they started themselves.
        'PSAvoidGlobalVars'
        # None of the functions is shipped; a comment above them says what is not plain from their names.
        'PSProvideCommentHelp'
        'PSUseOutputTypeCorrectly'
        # Pester reads best by position: $x | Should -Be 1.
        'PSAvoidUsingPositionalParameters'
    )
    Rules        = @{
        PSUseCompatibleSyntax     = @{ Enable = $true; TargetVersions = @('5.1', '7.4') }
        PSUseConsistentWhitespace = @{
            Enable                                  = $true
            CheckOpenBrace                          = $true
            CheckInnerBrace                         = $true
            CheckOpenParen                          = $true
            CheckOperator                           = $true
            CheckSeparator                          = $true
            CheckPipe                               = $true
            IgnoreAssignmentOperatorInsideHashTable = $true
        }
        PSPlaceOpenBrace          = @{ Enable = $true; OnSameLine = $true; NewLineAfter = $false; IgnoreOneLineBlock = $true }
        PSUseCorrectCasing        = @{ Enable = $true }
    }
}
