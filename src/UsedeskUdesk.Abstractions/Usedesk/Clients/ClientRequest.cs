using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A client's values. What is null is not sent.</summary>
public abstract class ClientRequest : UsedeskRequest<UsedeskClientReceipt>
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>E-mails; added to those on file.</summary>
    public IReadOnlyList<string>? Email { get; set; }

    /// <summary>A phone number; added to those on file.</summary>
    public string? Phone { get; set; }

    /// <summary>The kind of phone number: one of <see cref="UsedeskPhoneType"/>, or another word.</summary>
    public string? PhoneType { get; set; }

    /// <summary>Messengers: identity and type are required, uid is optional.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>>? Messenger { get; set; }

    /// <summary>Addresses of web sites.</summary>
    public IReadOnlyList<string>? Site { get; set; }

    /// <summary>A note; appended to the one on file unless <see cref="UpdateClientRequest.IsNewNote"/> is set.</summary>
    public string? Note { get; set; }

    /// <summary>The client's job title.</summary>
    public string? Position { get; set; }

    /// <summary>The country.</summary>
    public string? ClientCountry { get; set; }

    /// <summary>The city.</summary>
    public string? ClientCity { get; set; }

    /// <summary>The address.</summary>
    public string? ClientAddress { get; set; }

    /// <summary>Adds the address to the existing ones.</summary>
    public bool NewAddress { get; set; }

    /// <summary>Marks the client as VIP, or removes the mark.</summary>
    public bool? StatusVip { get; set; }

    /// <summary>Marks the client as a spammer, or removes the mark. Not together with <see cref="StatusVip"/>.</summary>
    public bool? StatusSpam { get; set; }

    /// <summary>A picture, at most 15 MB.</summary>
    public FileUpload? Avatar { get; set; }
}
