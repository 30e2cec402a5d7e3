using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace UsedeskUdesk.Loader;

/// <summary>
/// Holds the client and its dependencies apart from what other modules load. Only what lies in the dependency folder comes
/// from there; the models, PowerShell's and the framework's assemblies are those of the session.
/// </summary>
public sealed class ClientLoadContext : AssemblyLoadContext
{
    private readonly string _folder;
    private readonly Assembly _shared;

    private ClientLoadContext(string folder, Assembly shared)
        : base("UsedeskUdesk", isCollectible: false)
    {
        _folder = folder;
        _shared = shared;
    }

    /// <summary>Loads the client into a context of its own.</summary>
    /// <param name="folder">Where the client's assembly and its dependencies lie.</param>
    /// <param name="shared">The models' assembly, as the session loaded it: both sides must mean the same types.</param>
    /// <returns>The client's factory, to be taken as the models' IApiClientFactory.</returns>
    public static object CreateFactory(string folder, Assembly shared)
    {
        var context = new ClientLoadContext(folder, shared);
        var client = context.LoadFromAssemblyPath(Path.Combine(folder, "UsedeskUdesk.Client.dll"));
        return Activator.CreateInstance(client.GetType("UsedeskUdesk.Client.ApiClientFactory", throwOnError: true)!)!;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == _shared.GetName().Name)
        {
            return _shared;
        }

        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
