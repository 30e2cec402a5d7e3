using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>
/// Changes a customer without loss. Udesk deletes the e-mails that an update leaves out and names phone numbers by numbers
/// of its own; so the customer is read first, and what the caller did not mention is sent along.
/// </summary>
public sealed class CustomerUpdate
{
    private static readonly StringComparer s_sameEmail = StringComparer.OrdinalIgnoreCase;

    /// <summary>What to change, e-mails and phone numbers apart from <see cref="UdeskCustomerValues.Email"/>.</summary>
    public UdeskCustomerValues Values { get; set; } = new();

    /// <summary>Further e-mails that the customer is to have too.</summary>
    public IReadOnlyList<string>? AddEmail { get; set; }

    /// <summary>E-mails to take away. No other e-mail goes.</summary>
    public IReadOnlyList<string>? RemoveEmail { get; set; }

    /// <summary>The phone numbers to have afterwards: those left over are changed into new ones, or removed.</summary>
    public IReadOnlyList<string>? CellPhone { get; set; }

    /// <summary>Phone numbers to have too.</summary>
    public IReadOnlyList<string>? AddCellPhone { get; set; }

    /// <summary>Phone numbers to take away.</summary>
    public IReadOnlyList<string>? RemoveCellPhone { get; set; }

    /// <summary>Whether anything at all is to change.</summary>
    public bool IsEmpty => Values.IsEmpty && AddEmail is null && RemoveEmail is null && CellPhone is null && AddCellPhone is null && RemoveCellPhone is null;

    /// <summary>Reads the customer, then changes it.</summary>
    /// <returns>The customer as it is afterwards.</returns>
    /// <exception cref="ServiceException">A call failed. When it was the first one nothing is changed.</exception>
    /// <exception cref="RequestException">What to remove is not there, or the main e-mail would go without another.</exception>
    public async Task<UdeskCustomer> ApplyAsync(IApiClient<UdeskService> client, UdeskCustomerKey key, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        if (client is null)
        {
            throw new ArgumentNullException(nameof(client));
        }

        var customer = await client.SendAsync(new GetCustomerRequest(key), observer, cancellationToken).ConfigureAwait(false);
        var values = Values;
        values.OtherEmails = OtherEmails(customer);
        values.CellPhones = CellPhones(customer);

        // By its number from here on: the key itself may be what changes.
        var changed = await client.SendAsync(
            new UpdateCustomerRequest(customer.Id is { } id ? UdeskCustomerKey.ById(id) : key) { Values = values },
            observer,
            cancellationToken).ConfigureAwait(false);
        if (changed.Id is not null)
        {
            return changed;
        }

        return customer.Id is { } known
            ? await client.SendAsync(new GetCustomerRequest(UdeskCustomerKey.ById(known)), observer, cancellationToken).ConfigureAwait(false)
            : changed;
    }

    /// <summary>All of them, always: whatever is not in this list is deleted.</summary>
    private List<UdeskContact> OtherEmails(UdeskCustomer customer)
    {
        var removed = RemoveEmail ?? Array.Empty<string>();
        var main = Values.Email ?? customer.Email;
        foreach (var email in removed)
        {
            if (!s_sameEmail.Equals(email, customer.Email) && !customer.OtherEmail.Contains(email, s_sameEmail))
            {
                throw new RequestException("NoSuchEmail", $"The customer has no e-mail {email}. It has: {string.Join(", ", customer.OtherEmail.Prepend(customer.Email ?? "no main one"))}.", nameof(RemoveEmail));
            }

            if (s_sameEmail.Equals(email, main))
            {
                throw new RequestException("MainEmail", $"{email} is the main e-mail. Give another one with -Email in its place.", nameof(RemoveEmail));
            }
        }

        var list = customer.OtherEmailContacts.Where(contact => !s_sameEmail.Equals(contact.Content, main) && !removed.Contains(contact.Content, s_sameEmail)).ToList();
        // A main e-mail that makes room for another one stays among the others.
        var wanted = (AddEmail ?? Array.Empty<string>()).ToList();
        if (!string.IsNullOrEmpty(customer.Email) && !s_sameEmail.Equals(customer.Email, main) && !removed.Contains(customer.Email, s_sameEmail))
        {
            wanted.Insert(0, customer.Email!);
        }

        foreach (var email in wanted.Where(email => !s_sameEmail.Equals(email, main)))
        {
            if (!list.Exists(contact => s_sameEmail.Equals(contact.Content, email)))
            {
                list.Add(new UdeskContact(null, email));
            }
        }

        return list;
    }

    private List<UdeskContact>? CellPhones(UdeskCustomer customer)
    {
        if (CellPhone is null && AddCellPhone is null && RemoveCellPhone is null)
        {
            return null;
        }

        var changes = new List<UdeskContact>();
        var wanted = (CellPhone ?? customer.CellPhone).Concat(AddCellPhone ?? Array.Empty<string>()).Distinct().ToList();
        foreach (var number in RemoveCellPhone ?? Array.Empty<string>())
        {
            if (!customer.CellPhone.Contains(number))
            {
                throw new RequestException("NoSuchCellPhone", $"The customer has no phone number {number}. It has: {string.Join(", ", customer.CellPhone.DefaultIfEmpty("none"))}.", nameof(RemoveCellPhone));
            }

            wanted.Remove(number);
        }

        var added = new Queue<string>(wanted.Where(number => !customer.CellPhone.Contains(number)));
        foreach (var leftOver in customer.CellPhoneContacts.Where(contact => !wanted.Contains(contact.Content!)))
        {
            if (leftOver.Id is null)
            {
                throw new RequestException("NoContactId", $"Udesk sent no number for the phone number {leftOver.Content}; it can be changed in Udesk only.", nameof(CellPhone));
            }

            changes.Add(new UdeskContact(leftOver.Id, added.Count > 0 ? added.Dequeue() : null));
        }

        changes.AddRange(added.Select(number => new UdeskContact(null, number)));
        return changes.Count > 0 ? changes : null;
    }
}
