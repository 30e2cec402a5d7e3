using System.Globalization;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Lists Udesk robots, or their scenes.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskRobot")]
[OutputType(typeof(UdeskRobot), typeof(UdeskRobotScene))]
public sealed class GetUdeskRobotCommand : ServiceCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [IdCompletion(NameKind.Robot, ByName = true)]
    [PlainTextArgument]
    public string[]? Name { get; set; }

    [Parameter]
    [SupportsWildcards]
    [IdCompletion(NameKind.Scene, ByName = true)]
    [PlainTextArgument]
    public string[]? Scene { get; set; }

    [Parameter]
    public SwitchParameter ExpandScene { get; set; }

    private protected override void ProcessItem()
    {
        if (!TryRead(new GetRobotsRequest(), null, out var robots))
        {
            return;
        }

        var names = new NamePatterns(Name);
        var wanted = robots.Where(robot => names.Match(robot.Name)).ToArray();
        names.WriteMissing(this, "RobotNotFound", "Udesk has no robot");
        if (!ExpandScene && Scene is null)
        {
            WriteObject(wanted, enumerateCollection: true);
            return;
        }

        var scenes = new NamePatterns(Scene);
        WriteObject(
            wanted.SelectMany(robot => robot.Scene).Where(scene => scenes.Match(scene.SceneName, scene.SceneId.ToString(CultureInfo.InvariantCulture))),
            enumerateCollection: true);
        scenes.WriteMissing(this, "SceneNotFound", "Udesk has no scene");
    }
}
