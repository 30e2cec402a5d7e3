using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace UsedeskUdesk.Completion;

/// <summary>Completion from a list of words.</summary>
internal static class Words
{
    public static IEnumerable<CompletionResult> Complete(string? typed, IEnumerable<string> words)
    {
        var start = (typed ?? string.Empty).Trim('\'', '"');
        return words
            .Where(word => word.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Select(word => new CompletionResult(word.Any(char.IsWhiteSpace) ? $"'{word.Replace("'", "''")}'" : word, word, CompletionResultType.ParameterValue, word));
    }
}

/// <summary>Completes from fixed words without refusing others: the services add words of their own.</summary>
public abstract class WordCompleter : IArgumentCompleter
{
    private readonly IReadOnlyList<string> _words;

    private protected WordCompleter(params string[] words) => _words = words;

    private protected WordCompleter(IReadOnlyList<string> words) => _words = words;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => Words.Complete(wordToComplete, _words);
}

/// <summary>Ticket states.</summary>
public sealed class TicketStatusCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public TicketStatusCompleter()
        : base(UsedeskTicketStatus.KnownNames)
    {
    }
}

/// <summary>Ticket types.</summary>
public sealed class TicketTypeCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public TicketTypeCompleter()
        : base(UsedeskTicketType.Known)
    {
    }
}

/// <summary>Ticket priorities.</summary>
public sealed class TicketPriorityCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public TicketPriorityCompleter()
        : base(UsedeskTicketPriority.Known)
    {
    }
}

/// <summary>What lists of tickets are sorted by.</summary>
public sealed class TicketSortCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public TicketSortCompleter()
        : base(UsedeskTicketSort.Known)
    {
    }
}

/// <summary>Kinds of phones.</summary>
public sealed class PhoneTypeCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public PhoneTypeCompleter()
        : base(UsedeskPhoneType.Known)
    {
    }
}

/// <summary>Agents' roles.</summary>
public sealed class UserRoleCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public UserRoleCompleter()
        : base(UsedeskUserRole.Known)
    {
    }
}

/// <summary>Where a waiting customer came from.</summary>
public sealed class ImChannelCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public ImChannelCompleter()
        : base(UdeskChannel.Known)
    {
    }
}

/// <summary>Agents' languages.</summary>
public sealed class UserLanguageCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public UserLanguageCompleter()
        : base(UsedeskUserLanguage.Known)
    {
    }
}

/// <summary>How clients are searched.</summary>
public sealed class ClientSearchCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public ClientSearchCompleter()
        : base(UsedeskClientSearch.Known)
    {
    }
}

/// <summary>Kinds of channels that are known; tenants have more.</summary>
public sealed class ChannelTypeCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public ChannelTypeCompleter()
        : base(UsedeskChannelType.Known)
    {
    }
}

/// <summary>What articles can be sorted by.</summary>
public sealed class ArticleSortCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public ArticleSortCompleter()
        : base(UsedeskArticleSort.Known)
    {
    }
}

/// <summary>On line or not.</summary>
public sealed class OnlineCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public OnlineCompleter()
        : base("Online", "Offline")
    {
    }
}

/// <summary>Who answers in a session.</summary>
public sealed class AssignTypeCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public AssignTypeCompleter()
        : base(UdeskAssignType.Known)
    {
    }
}

/// <summary>Types of messages that can be sent.</summary>
public sealed class MessageTypeCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public MessageTypeCompleter()
        : base(UdeskMessageType.Known)
    {
    }
}

/// <summary>What the options of a survey are called at first; a tenant may rename them.</summary>
public sealed class SurveyOptionCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public SurveyOptionCompleter()
        : base("VerySatisfied", "Satisfied", "Average", "Unsatisfied", "VeryUnsatisfied")
    {
    }
}

/// <summary>What customers click on.</summary>
public sealed class RobotQueryTypeCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public RobotQueryTypeCompleter()
        : base(Enum.GetNames(typeof(UdeskRobotQueryType)))
    {
    }
}

/// <summary>Customers' levels.</summary>
public sealed class CustomerLevelCompleter : WordCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public CustomerLevelCompleter()
        : base(UdeskCustomerLevel.Known)
    {
    }
}
