using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>
/// Changes a customer without loss. Udesk deletes the e-mails that an update leaves out, and identifies phone numbers by IDs of
/// its own; so the customer is read first, and what the caller did not mention is sent too.
/// </summary>
public sealed class CustomerUpdate
{
    private static readonly StringComparer s_sameEmail = StringComparer.OrdinalIgnoreCase;

    /// <summary>The values to change. Of the e-mails and phone numbers, only <see cref="UdeskCustomerValues.Email"/> belongs here.</summary>
    public UdeskCustomerValues Values { get; set; } = new();

    /// <summary>Further e-mails to add.</summary>
    public IReadOnlyList<string>? AddEmail { get; set; }

    /// <summary>E-mails to remove. All others stay.</summary>
    public IReadOnlyList<string>? RemoveEmail { get; set; }

    /// <summary>The phone numbers to have afterwards: existing ones that are left out are changed into new ones, or removed.</summary>
    public IReadOnlyList<string>? CellPhone { get; set; }

    /// <summary>Phone numbers to add.</summary>
    public IReadOnlyList<string>? AddCellPhone { get; set; }

    /// <summary>Phone numbers to remove.</summary>
    public IReadOnlyList<string>? RemoveCellPhone { get; set; }

    /// <summary>True if there is nothing to change.</summary>
    public bool IsEmpty => Values.IsEmpty && AddEmail is null && RemoveEmail is null && CellPhone is null && AddCellPhone is null && RemoveCellPhone is null;

    /// <summary>Reads the customer, then changes it.</summary>
    /// <returns>The customer as it is afterwards.</returns>
    /// <exception cref="ServiceException">A call failed. If it was the first one, nothing is changed.</exception>
    /// <exception cref="RequestException">
    /// A value to remove does not exist, the main e-mail would be removed without another, nothing is to change, or the service sent the
    /// e-mails in a form that is not known for certain. Nothing is changed then.
    /// </exception>
    public async Task<UdeskCustomer> ApplyAsync(IApiClient<UdeskService> client, UdeskCustomerKey key, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        if (client is null)
        {
            throw new ArgumentNullException(nameof(client));
        }

        if (IsEmpty)
        {
            throw new RequestException("NothingToChange", $"There is nothing to change: no value of {key} is given.");
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

    /// <summary>All of them, always: what is not in this list is deleted.</summary>
    private List<UdeskContact> OtherEmails(UdeskCustomer customer)
    {
        if (customer.OtherEmailContacts is not { } contacts)
        {
            throw new RequestException(
                "UnclearEmails",
                $"Nothing was changed: Udesk sent this customer's e-mails in a form that is not known for certain, and an update deletes each e-mail that it does not repeat. What could be read: {string.Join(", ", customer.OtherEmail.Prepend(customer.Email ?? "no main e-mail"))}. Change the customer in Udesk itself, or call PUT customers/update_customer with all further e-mails in other_emails.",
                nameof(UdeskCustomerValues.OtherEmails));
        }

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
                throw RequestException.Create("MainEmail", $"{email} is the main e-mail. Give another main e-mail in {new PropertyName(nameof(Values.Email))} to remove it.", nameof(RemoveEmail));
            }
        }

        var list = contacts.Where(contact => !s_sameEmail.Equals(contact.Content, main) && !removed.Contains(contact.Content, s_sameEmail)).ToList();
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

        if (customer.CellPhoneContacts is not { } contacts)
        {
            throw new RequestException(
                "UnclearCellPhones",
                "Nothing was changed: Udesk sent this customer's phone numbers in a form that is not known for certain. Change them in Udesk itself; other values can be changed here.",
                nameof(CellPhone));
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
        foreach (var leftOver in contacts.Where(contact => !wanted.Contains(contact.Content!)))
        {
            if (leftOver.Id is null)
            {
                throw new RequestException("NoContactId", $"Udesk sent no ID for the phone number {leftOver.Content}: it can only be changed in Udesk itself.", nameof(CellPhone));
            }

            changes.Add(new UdeskContact(leftOver.Id, added.Count > 0 ? added.Dequeue() : null));
        }

        changes.AddRange(added.Select(number => new UdeskContact(null, number)));
        return changes.Count > 0 ? changes : null;
    }
}
