using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands.Base;

/// <summary>A cmdlet that does nothing but list.</summary>
/// <typeparam name="TService">The service.</typeparam>
/// <typeparam name="TConnection">A connection to it.</typeparam>
public abstract class ListCmdlet<TService, TConnection> : ServiceCmdlet<TService, TConnection>
    where TService : IService
    where TConnection : ServiceConnection<TService>
{
    /// <summary>Rows to write at most.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long? First { get; set; }

    /// <summary>Rows to pass over.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long Skip { get; set; }
}
