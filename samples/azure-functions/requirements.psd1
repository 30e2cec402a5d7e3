# What the host installs from the PowerShell Gallery. Where the module comes from elsewhere, put its folder into Modules/ instead.
@{
    'UsedeskUdesk' = '0.*'
}
