using System.Collections;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Calls anything of Udesk that has no cmdlet of its own.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "UdeskApi", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeUdeskApiCommand : UdeskCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateSet("GET", "POST", "PUT", "DELETE", "PATCH")]
    public string Method { get; set; } = "GET";

    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    [Parameter]
    public IDictionary? Query { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public object? Body { get; set; }

    [Parameter]
    public SwitchParameter NoSign { get; set; }

    protected override void ProcessRecord()
    {
        var request = new RawRequest<UdeskService>
        {
            Method = Method.ToUpperInvariant(),
            Path = Path,
            Query = PlainValues.From(Query) as IDictionary,
            Body = PlainValues.From(Body),
            NoSign = NoSign,
        };
        var isRead = request.Method == "GET";
        if (!isRead && !ShouldProcess(Path, $"{request.Method} to Udesk"))
        {
            return;
        }

        Guarded(
            () =>
            {
                if (TryWait((output, cancellationToken) => Client.SendAsync(request, output, cancellationToken), Body ?? Path, out var answer))
                {
                    WriteObject(PlainValues.ToObject(answer), enumerateCollection: true);
                }
            },
            Path);
    }
}
