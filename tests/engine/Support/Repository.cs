using System;
using System.IO;

namespace UsedeskUdesk.EngineTests.Support;

/// <summary>Where things lie.</summary>
internal static class Repository
{
    private static readonly Lazy<string> s_root = new(FindRoot);

    public static string Root => s_root.Value;

    /// <summary>The module under test: USEDESKUDESK_MODULE, else what the build left in out/.</summary>
    public static string Module { get; } = Environment.GetEnvironmentVariable("USEDESKUDESK_MODULE") is { Length: > 0 } given
        ? given
        : Path.Combine(Root, "out", "UsedeskUdesk", "UsedeskUdesk.psd1");

    /// <summary>The host as a program, beside the tests.</summary>
    public static string Host { get; } = Path.Combine(AppContext.BaseDirectory, "UsedeskUdesk.Host.dll");

    /// <summary>Debug or Release, as the tests were built.</summary>
    public static string Configuration { get; } =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    public static string Combine(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "UsedeskUdesk.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} does not lie in the repository.");
    }
}
