using System.Globalization;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Lists Udesk robots, or their scenes.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskRobot")]
[OutputType(typeof(UdeskRobot), typeof(UdeskRobotScene))]
public sealed class GetUdeskRobotCommand : UdeskCmdlet
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    [Parameter]
    [SupportsWildcards]
    public string[]? Scene { get; set; }

    [Parameter]
    public SwitchParameter ExpandScene { get; set; }

    protected override void ProcessRecord()
    {
        if (!TryWait((output, cancellationToken) => Client.SendAsync(new GetRobotsRequest(), output, cancellationToken), null, out var robots))
        {
            return;
        }

        var names = Patterns(Name);
        var wanted = robots.Where(robot => names is null || names.Any(name => name.IsMatch(robot.Name ?? string.Empty)));
        if (!ExpandScene && Scene is null)
        {
            WriteObject(wanted, enumerateCollection: true);
            return;
        }

        var scenes = Patterns(Scene);
        WriteObject(
            wanted.SelectMany(robot => robot.Scene)
                .Where(scene => scenes is null
                    || scenes.Any(pattern => pattern.IsMatch(scene.SceneName ?? string.Empty) || pattern.IsMatch(scene.SceneId.ToString(CultureInfo.InvariantCulture)))),
            enumerateCollection: true);
    }

    private static WildcardPattern[]? Patterns(string[]? texts)
        => texts?.Select(text => new WildcardPattern(text, WildcardOptions.IgnoreCase)).ToArray();
}
