using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>Paths, or the files themselves: Windows PowerShell would keep only their names.</summary>
public sealed class FileArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainValues.Unwrap(inputData);
        return value is IList list ? list.Cast<object?>().Select(Path).ToArray() : Path(value);
    }

    private static object? Path(object? value) => PlainValues.Unwrap(value) is FileSystemInfo file ? file.FullName : value;
}
