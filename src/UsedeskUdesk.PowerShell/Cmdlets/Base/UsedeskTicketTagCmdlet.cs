using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;
using UsedeskUdesk.Writes;

namespace UsedeskUdesk.Commands.Base;

/// <summary>What Add-UsedeskTicketTag and Remove-UsedeskTicketTag have in common. A ticket's tags are read first: the service takes them as a whole.</summary>
public abstract class UsedeskTicketTagCmdlet : ItemCmdlet<UsedeskService, UsedeskConnection>
{
    /// <summary>The tickets.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberListArgument]
    [ItemKey]
    [FreeText]
    public long[] TicketId { get; set; } = Array.Empty<long>();

    /// <summary>The tags. A piped ticket's own tags are not meant.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ListArgument]
    [IdCompletion(NameKind.Tag, ByName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Tag { get; set; } = Array.Empty<string>();

    /// <summary>Writes the ticket as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The word for -WhatIf and -Confirm.</summary>
    private protected abstract string Action { get; }

    /// <summary>The tags that the ticket is to have.</summary>
    private protected abstract string[] NewTags(string[] present);

    /// <summary>What is wrong with the tags that it has then; null where nothing is.</summary>
    private protected abstract string? Fault(string[] present);

    /// <inheritdoc/>
    private protected sealed override void ProcessItem() => ForEach(TicketId, nameof(TicketId), Change);

    private void Change(long id)
    {
        var (client, passThru) = (Client, PassThru.IsPresent);
        Write(
            $"ticket {id}: {string.Join(", ", Tag)}",
            Action,
            async call =>
            {
                var ticket = await client.SendAsync(new GetTicketRequest { TicketId = id, NeedsTags = true }, call.Output, call.Token).ConfigureAwait(false);
                var present = Names(ticket);
                var wanted = NewTags(present);
                if (!wanted.SequenceEqual(present, StringComparer.OrdinalIgnoreCase))
                {
                    if (wanted.Length == 0)
                    {
                        throw new RequestException("LastTag", "It would be left without a tag, for which Usedesk documents no call. Give it another one with Add-UsedeskTicketTag first.", nameof(Tag));
                    }

                    if (wanted.FirstOrDefault(static tag => tag.IndexOf(',') >= 0) is { } joined)
                    {
                        throw new RequestException("UnclearTags", $"Nothing was changed: all tags of a ticket are sent back, joined by commas, and Usedesk would make several of '{joined}'.", nameof(Tag));
                    }

                    await client.SendAsync(new UpdateTicketRequest { TicketId = id, Tag = wanted }, call, call.Token).ConfigureAwait(false);
                    call.CarriedOut();
                    // [?] Whether the service replaces a ticket's tags or adds to them is unwritten: it is looked at.
                    ticket = await ReadBackAsync(client, id, call).ConfigureAwait(false);
                    if (Fault(Names(ticket)) is { } fault)
                    {
                        call.NotCarriedOut();
                        throw new RequestException("TagsNotChanged", fault, nameof(Tag));
                    }
                }

                call.Finish(() =>
                {
                    if (passThru)
                    {
                        WriteObject(ticket);
                    }
                });
            },
            Piped is not null && TicketId.Length == 1 ? Piped : (object)id);
    }

    private static async Task<UsedeskTicket> ReadBackAsync(IApiClient<UsedeskService> client, long id, WriteCall call)
    {
        try
        {
            return await client.SendAsync(new GetTicketRequest { TicketId = id, NeedsTags = true }, call.Output, call.Token).ConfigureAwait(false);
        }
        catch (ServiceException error) when (error.Failure != ServiceFailure.CredentialsRefused)
        {
            // That word alone is not taken for the change.
            throw new ServiceException(ServiceName.Usedesk, ServiceFailure.WriteOutcomeUnknown, $"Usedesk reported success, and the ticket could not be read again to see whether it has the tags: {error.Message}", error);
        }
    }

    private static string[] Names(UsedeskTicket ticket) => ticket.Tag.Select(tag => tag.Name).OfType<string>().ToArray();
}
