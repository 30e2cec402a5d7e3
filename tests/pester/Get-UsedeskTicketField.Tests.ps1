BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UsedeskTicketField' {
    BeforeEach { Clear-Fault $simulator; Clear-Request $simulator }

    It 'lists the fields with type, parent and options' {
        $fields = Get-UsedeskTicketField
        $fields.FieldId | Should -Be 9, 10, 12, 61, 62, 63
        $fields.Type | Should -Be 'List', 'Text', 'Checkbox', 'NestedList', 'NestedList', 'NestedList'
        $fields[0].Option.Value | Should -Be 'Easy', 'Hard', 'Сложно'
        $fields[0].Option[1].OptionId | Should -Be 93
        $fields[4].ParentFieldId | Should -Be 61
        $fields[4].Option[1].ParentOptionId | Should -Be 612
        $fields[1].Active | Should -BeTrue
        $fields[1].Required | Should -BeFalse
    }

    It 'picks by <Name>' -ForEach @(
        @{ Name = 'name'; Arguments = @{ Name = 'sec*', 'paid' }; Expected = 12, 62 }
        @{ Name = 'number'; Arguments = @{ FieldId = '63', 9 }; Expected = 9, 63 }
        @{ Name = 'type'; Arguments = @{ Type = 'Checkbox', 1 }; Expected = 10, 12 }
        @{ Name = 'nothing that fits'; Arguments = @{ Name = 'none*' }; Expected = $null }
    ) {
        (Get-UsedeskTicketField @Arguments).FieldId | Should -Be $Expected
        @(Get-Request $simulator ticket/fields).Count | Should -Be 1
    }

    It 'keeps a type that it does not know' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'ticket/fields'; kind = 'body'; body = '[{"custom_field":{"id":"5","name":"New","ticket_field_type_id":"9"},"field_options":null}]' }
        $field = Get-UsedeskTicketField
        [int]$field.Type | Should -Be 9
        $field.Option.Count | Should -Be 0
    }

    It 'reports a refusal' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'ticket/fields'; kind = 'body'; body = '{"code":115,"error":"no"}' }
        Get-UsedeskTicketField -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.115,*'
    }
}
