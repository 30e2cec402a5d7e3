using System;
using System.Runtime.Serialization;

namespace UsedeskUdesk.Vault;

/// <summary>A registered connection in the index.</summary>
[DataContract]
internal sealed class ConnectionIndexEntry
{
    [DataMember(Name = "service", Order = 0)]
    public string Service { get; set; } = string.Empty;

    [DataMember(Name = "name", Order = 1)]
    public string Name { get; set; } = string.Empty;

    [DataMember(Name = "vault", Order = 2)]
    public string? Vault { get; set; }

    [DataMember(Name = "default", Order = 3, EmitDefaultValue = false)]
    public bool IsDefault { get; set; }

    public bool Is(ServiceName service) => Service == service.ToString();

    public bool IsNamed(string name) => name.Equals(Name, StringComparison.OrdinalIgnoreCase);
}
