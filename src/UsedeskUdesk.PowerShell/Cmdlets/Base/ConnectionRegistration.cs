using System.Linq;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Commands.Base;

/// <summary>What the Register cmdlets do with the name and the vault that they are given.</summary>
internal sealed class ConnectionRegistration
{
    private readonly ModuleCmdlet _cmdlet;
    private readonly ServiceName _service;
    private readonly string? _vault;
    private readonly bool _makeDefault;
    private readonly bool _force;

    public ConnectionRegistration(ModuleCmdlet cmdlet, ServiceName service, string name, string? vault, bool makeDefault, bool force)
    {
        _cmdlet = cmdlet;
        _service = service;
        Name = name;
        _vault = vault;
        _makeDefault = makeDefault;
        _force = force;
    }

    public string Name { get; }

    /// <summary>Ends the pipeline for a name that not every vault takes.</summary>
    public void CheckName()
    {
        if (!IsPortable(Name))
        {
            _cmdlet.ThrowTerminatingError(ErrorRecords.Argument(
                "InvalidName",
                $"'{Name}' cannot be the name of a registered connection: not every vault takes it.",
                Name,
                $"Use letters from a to z, digits and hyphens between them, {VaultItem.LongestConnectionName} at most."));
        }
    }

    /// <summary>Asks with -WhatIf and -Confirm.</summary>
    public bool IsWanted()
        => _cmdlet.ShouldProcess($"{_service} connection '{Name}' in {(_vault is null ? "the default vault" : $"vault '{_vault}'")}", "Register");

    /// <exception cref="VaultException">The vault refused, or the name is taken.</exception>
    public RegisteredConnection Store(StoredConnection stored)
    {
        var prompt = VaultPrompt.For(_cmdlet);
        return _cmdlet.WaitFor(stopping => ConnectionStore.Register(_service, Name, _vault, stored, _makeDefault, _force, prompt, stopping));
    }

    private static bool IsPortable(string name)
        => name.Length <= VaultItem.LongestConnectionName
            && name[0] != '-'
            && name[name.Length - 1] != '-'
            && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-');
}
