using System.Collections;
using System.Management.Automation;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Commands.Base;

/// <summary>Calls any path of a service.</summary>
/// <typeparam name="TService">The service.</typeparam>
/// <typeparam name="TConnection">A connection to it.</typeparam>
public abstract class InvokeApiCmdlet<TService, TConnection> : ServiceCmdlet<TService, TConnection>
    where TService : IService
    where TConnection : ServiceConnection<TService>
{
    /// <summary>The HTTP method.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateSet("GET", "POST", "PUT", "DELETE", "PATCH")]
    public string Method { get; set; } = "GET";

    /// <summary>The path below the connection's base URI.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Query parameters.</summary>
    [Parameter]
    public IDictionary? Query { get; set; }

    /// <summary>The body.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? Body { get; set; }

    /// <inheritdoc/>
    private protected override object? Item => Body ?? Path;

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var request = new RawRequest<TService>
        {
            Method = Method.ToUpperInvariant(),
            Path = Path,
            Query = PlainValues.From(Query) as IDictionary,
            Body = PlainValues.From(Body),
        };
        Adjust(request);
        if (request.Method == "GET")
        {
            if (TryRead(request, Item, out var read))
            {
                WriteAnswer(read);
            }

            return;
        }

        var client = Client;
        Write(
            Path,
            $"{request.Method} to {Connection!.Service}",
            async call =>
            {
                var answer = await client.SendAsync(request, call, call.Token).ConfigureAwait(false);
                call.Finish(() => WriteAnswer(answer));
            });
    }

    /// <summary>Adds what only one service has.</summary>
    private protected virtual void Adjust(RawRequest<TService> request)
    {
    }

    private void WriteAnswer(object? answer) => WriteObject(PlainValues.ToObject(answer), enumerateCollection: true);
}
