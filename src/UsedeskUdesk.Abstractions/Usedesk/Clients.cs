using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Asks for one client with all that is known of them (client). Answers null when there is none.</summary>
public sealed class GetClientRequest : ApiRequest<UsedeskClientRecord?>
{
    /// <summary>The client.</summary>
    public long ClientId { get; set; }
}

/// <summary>Lists clients (clients), in less detail than one client has. What is null does not filter.</summary>
public sealed class GetClientsRequest : ApiPageRequest<UsedeskClientRecord>
{
    /// <summary>Made at this time or later; the service reads minutes.</summary>
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Made at this time or earlier; the service reads minutes.</summary>
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>A name, an e-mail or a phone.</summary>
    public string? Query { get; set; }

    /// <summary>partial_match or full_match; partial_match when null.</summary>
    public string? SearchType { get; set; }
}

/// <summary>What can be said of a client. What is null is not sent.</summary>
public abstract class ClientRequest : ApiRequest<UsedeskClientReceipt>
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

/// <summary>Makes a client (create/client).</summary>
public sealed class CreateClientRequest : ClientRequest
{
}

/// <summary>Changes a client (update/client).</summary>
public sealed class UpdateClientRequest : ClientRequest
{
    /// <summary>The client.</summary>
    public long ClientId { get; set; }

    /// <summary>Makes the note one of its own.</summary>
    public bool IsNewNote { get; set; }
}

/// <summary>What create/client and update/client answer.</summary>
public sealed class UsedeskClientReceipt : ApiObject
{
    /// <summary>The client.</summary>
    public long ClientId { get; set; }

    /// <summary>"success".</summary>
    public string? Status { get; set; }
}

/// <summary>Somebody who writes to the company. A listing fills only number, name, e-mails, phone and tickets.</summary>
public sealed class UsedeskClientRecord : ApiObject
{
    /// <summary>The client's number.</summary>
    public long ClientId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The first e-mail.</summary>
    public string? Email => Emails.Length > 0 ? Emails[0] : null;

    /// <summary>The first phone.</summary>
    public string? Phone => Phones.Length > 0 ? Phones[0] : null;

    /// <summary>All e-mails.</summary>
    public string[] Emails { get; set; } = Array.Empty<string>();

    /// <summary>All phones.</summary>
    public string[] Phones { get; set; } = Array.Empty<string>();

    /// <summary>Names in messengers.</summary>
    public UsedeskMessenger[] Messengers { get; set; } = Array.Empty<UsedeskMessenger>();

    /// <summary>Addresses of sites.</summary>
    public string[] Sites { get; set; } = Array.Empty<string>();

    /// <summary>Postal addresses.</summary>
    public UsedeskAddress[] Addresses { get; set; } = Array.Empty<UsedeskAddress>();

    /// <summary>What the client does.</summary>
    public string? Position { get; set; }

    /// <summary>The company that the client works for.</summary>
    public string? CompanyName { get; set; }

    /// <summary>Notes of the agents.</summary>
    public string? Note { get; set; }

    /// <summary>Marked as important.</summary>
    public bool? IsVip { get; set; }

    /// <summary>Marked as a spammer.</summary>
    public bool? IsSpam { get; set; }

    /// <summary>The numbers of the client's tickets.</summary>
    public long[] TicketIds { get; set; } = Array.Empty<long>();

    /// <summary>The address of a picture.</summary>
    public string? Avatar { get; set; }

    /// <summary>When the client was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }
}

/// <summary>A client's name in a messenger.</summary>
public sealed class UsedeskMessenger : ApiObject
{
    /// <summary>telegram, whatsapp, viber, …</summary>
    public string? Type { get; set; }

    /// <summary>Nickname, phone or other name there.</summary>
    public string? Identity { get; set; }

    /// <summary>The messenger's own number for the client.</summary>
    public string? Uid { get; set; }

    /// <summary>Type and name.</summary>
    public override string ToString() => $"{Type}:{Identity}";
}

/// <summary>A client's postal address.</summary>
public sealed class UsedeskAddress : ApiObject
{
    /// <summary>The country.</summary>
    public string? Country { get; set; }

    /// <summary>The city.</summary>
    public string? City { get; set; }

    /// <summary>Street and house. Not named Address: every array has a member of that name, which would hide it.</summary>
    public string? Street { get; set; }

    /// <summary>The parts that are known.</summary>
    public override string ToString() => string.Join(", ", Array.FindAll(new[] { Country, City, Street }, part => !string.IsNullOrEmpty(part)));
}
