using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>What can be said of a client. What is null is not sent.</summary>
public abstract class ClientRequest : UsedeskRequest<UsedeskClientReceipt>
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>E-mails; added to those on file.</summary>
    public IReadOnlyList<string>? Email { get; set; }

    /// <summary>A phone; added to those on file.</summary>
    public string? Phone { get; set; }

    /// <summary>home, mobile, stationary, fax or other.</summary>
    public string? PhoneType { get; set; }

    /// <summary>Messengers: identity and type are needed, uid is not.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>>? Messenger { get; set; }

    /// <summary>Addresses of sites.</summary>
    public IReadOnlyList<string>? Site { get; set; }

    /// <summary>A note; at the end of the one on file unless <see cref="UpdateClientRequest.IsNewNote"/> is set.</summary>
    public string? Note { get; set; }

    /// <summary>What the client does.</summary>
    public string? Position { get; set; }

    /// <summary>The country.</summary>
    public string? ClientCountry { get; set; }

    /// <summary>The city.</summary>
    public string? ClientCity { get; set; }

    /// <summary>The address.</summary>
    public string? ClientAddress { get; set; }

    /// <summary>Adds the address to the others.</summary>
    public bool NewAddress { get; set; }

    /// <summary>Marks the client as important, or takes the mark away.</summary>
    public bool? StatusVip { get; set; }

    /// <summary>Marks the client as a spammer, or takes the mark away. Not together with <see cref="StatusVip"/>.</summary>
    public bool? StatusSpam { get; set; }

    /// <summary>A picture, 15 MB at most.</summary>
    public FileUpload? Avatar { get; set; }
}
