using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Lists agents.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskUser", DefaultParameterSetName = "Filter")]
[OutputType(typeof(UsedeskUser))]
public sealed class GetUsedeskUserCommand : ServiceCmdlet<UsedeskService, UsedeskConnection>
{
    private const string DefaultType = UsedeskUserRole.Employee;

    private static readonly string[] s_otherTypes = { UsedeskUserRole.Admin, UsedeskUserRole.Support };

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [Alias("Id", "AssigneeId")]
    [IdArgument(NameKind.User, IsArray = true)]
    [IdCompletion(NameKind.User)]
    [AllowNull]
    [AllowEmptyCollection]
    public IdOrName[]? UserId { get; set; }

    [Parameter]
    [IdArgument(NameKind.Group)]
    [IdCompletion(NameKind.Group)]
    public IdOrName? GroupId { get; set; }

    [Parameter]
    [ListArgument]
    [WordCompletion(WordList.UserRole)]
    public string[]? UserType { get; set; }

    [Parameter]
    [FreeText]
    [PlainTextArgument]
    public string? Query { get; set; }

    private protected override void ProcessItem()
    {
        if (ParameterSetName == "Filter")
        {
            List(null);
            return;
        }

        // Tickets that nobody has are piped too.
        foreach (var one in UserId ?? Array.Empty<IdOrName>())
        {
            var id = one.Id;
            if (!List(id))
            {
                WriteError(ErrorRecords.NotFound("UserNotFound", $"Usedesk has no agent {id}, or none that the other parameters leave.", id));
            }
        }
    }

    /// <summary>False when the service answered that there is nobody.</summary>
    private bool List(long? id)
    {
        var seen = new HashSet<long>();
        if (UserType is { Length: > 0 })
        {
            // No short cut: each type is asked for.
            return UserType.Select(type => List(id, type, seen) is not { Count: 0 }).ToArray().Any(some => some);
        }

        var users = List(id, null, seen);
        if (users is null || id is not null || !users.All(user => user.Role is null or DefaultType))
        {
            return users is not { Count: 0 };
        }

        // [?] The vendor's page says that without a type only employees are listed. Where somebody else is among them that is not so.
        foreach (var type in s_otherTypes)
        {
            List(id, type, seen);
        }

        return true;
    }

    /// <summary>Writes who was not seen before; null when the call failed.</summary>
    private IReadOnlyList<UsedeskUser>? List(long? id, string? type, HashSet<long> seen)
    {
        var request = new GetUsersRequest { UserId = id, GroupId = GroupId?.Id, UserType = type, Query = Query.NullIfEmpty() };
        if (!TryRead(request, id, out var users))
        {
            return null;
        }

        // Of those without an ID nobody knows that they were seen: twice is better than not at all.
        WriteObject(users.Where(user => user.UserId == 0 || seen.Add(user.UserId)), enumerateCollection: true);
        return users;
    }
}
