using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace UsedeskUdesk.Tests.Support;

/// <summary>The sources, for tests that read them.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static IEnumerable<string> Sources(params string[] projects)
        => projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories));

    private static string Find([CallerFilePath] string thisFile = "")
    {
        // Deterministic builds write /_/ in place of the folder.
        foreach (var start in new[] { Path.GetDirectoryName(thisFile)!, System.AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "UsedeskUdesk.sln")))
                {
                    return folder.FullName;
                }
            }
        }

        throw new DirectoryNotFoundException("The tests are not within the repository.");
    }
}
