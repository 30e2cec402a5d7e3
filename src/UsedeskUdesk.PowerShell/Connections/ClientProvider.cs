using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace UsedeskUdesk;

/// <summary>Loads the client with the first call, not with the import, and apart from other modules' assemblies.</summary>
internal static class ClientProvider
{
    private static readonly Lazy<IApiClientFactory> s_factory = new(Load);
    private static ResolveEventHandler? s_resolver;

    public static IApiClientFactory Factory => s_factory.Value;

    /// <summary>Windows PowerShell 5.1.</summary>
    public static bool IsDesktop { get; } = RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    private static string Folder => Path.GetDirectoryName(typeof(ClientProvider).Assembly.Location)!;

    private static string DependencyFolder => Path.Combine(Folder, "dependencies", IsDesktop ? "desktop" : "core");

    /// <summary>After a re-import the client may still be there from before; then what it has yet to load must be found.</summary>
    public static void Attach()
    {
        if (s_factory.IsValueCreated)
        {
            AttachResolver();
        }
    }

    public static void Detach()
    {
        if (s_resolver is not null)
        {
            AppDomain.CurrentDomain.AssemblyResolve -= s_resolver;
            s_resolver = null;
        }
    }

    private static IApiClientFactory Load()
    {
        AttachResolver();
        if (IsDesktop)
        {
            var client = Assembly.LoadFrom(Path.Combine(DependencyFolder, "UsedeskUdesk.Client.dll"));
            return (IApiClientFactory)Activator.CreateInstance(client.GetType("UsedeskUdesk.Client.ApiClientFactory", throwOnError: true)!)!;
        }

        var loader = Assembly.LoadFrom(Path.Combine(Folder, "UsedeskUdesk.Loader.dll"));
        var create = loader.GetType("UsedeskUdesk.Loader.ClientLoadContext", throwOnError: true)!.GetMethod("CreateFactory")!;
        return (IApiClientFactory)create.Invoke(null, new object[] { DependencyFolder, typeof(IApiClientFactory).Assembly })!;
    }

    /// <summary>
    /// Windows PowerShell 5.1 has no load contexts and no binding redirects: assemblies are found by simple name, and only for
    /// requests that come from this module's own folder.
    /// </summary>
    private static void AttachResolver()
    {
        if (!IsDesktop || s_resolver is not null)
        {
            return;
        }

        s_resolver = (_, request) =>
        {
            var asker = request.RequestingAssembly?.Location;
            if (string.IsNullOrEmpty(asker) || !asker!.StartsWith(Folder, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            var path = Path.Combine(DependencyFolder, new AssemblyName(request.Name).Name + ".dll");
            return File.Exists(path) ? Assembly.LoadFrom(path) : null;
        };
        AppDomain.CurrentDomain.AssemblyResolve += s_resolver;
    }
}
