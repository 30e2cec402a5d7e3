using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands.Base;

/// <summary>Makes a page of what comes in the pipeline. Items are counted as they come and not kept; the file appears whole or not at all.</summary>
public abstract class ReportCmdlet : ModuleCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>What the report is about.</summary>
    [Parameter(ValueFromPipeline = true)]
    [FreeText]
    public PSObject? InputObject { get; set; }

    /// <summary>The page's title.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [FreeText]
    public string? Title { get; set; }

    /// <summary>The zone of days and hours.</summary>
    [Parameter]
    [TimeZoneArgument]
    [FreeText]
    public TimeZoneInfo? TimeZone { get; set; }

    /// <summary>Keeps a file that is there.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Replaces a file that is write-protected.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the file to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override object? Item => InputObject;

    /// <summary>What the page is called without a title.</summary>
    private protected abstract string DefaultTitle { get; }

    /// <summary>Counts an item.</summary>
    /// <returns>False for something that the report is not about.</returns>
    private protected abstract bool TryAdd(PSObject item);

    /// <summary>Writes the page.</summary>
    private protected abstract void Write(TextWriter writer, string title);

    /// <inheritdoc/>
    private protected sealed override void ProcessItem()
    {
        // Without a pipeline, and with an empty one, there is nothing to count.
        if (InputObject is { } item && !TryAdd(item))
        {
            throw new RequestException("NotForReport", $"This report is not about a {item.BaseObject.GetType().Name}.", nameof(InputObject));
        }
    }

    /// <inheritdoc/>
    private protected sealed override void Complete()
    {
        var path = GetUnresolvedProviderPathFromPSPath(Path);
        if (!ShouldWrite(path, "Write the report"))
        {
            return;
        }

        if (Directory.Exists(path))
        {
            throw new RequestException("ReportNotWritable", $"'{path}' is a folder.", nameof(Path));
        }

        if (File.Exists(path))
        {
            if (NoClobber)
            {
                throw new RequestException("ReportExists", $"'{path}' is there already, and -NoClobber keeps it.", nameof(Path));
            }

            if ((File.GetAttributes(path) & FileAttributes.ReadOnly) != 0)
            {
                if (!Force)
                {
                    throw new RequestException("ReportNotWritable", $"'{path}' is write-protected. -Force replaces it.", nameof(Path));
                }

                File.SetAttributes(path, File.GetAttributes(path) & ~FileAttributes.ReadOnly);
            }
        }

        try
        {
            WaitFor(_ => Save(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RequestException("ReportNotWritable", $"'{path}' cannot be written: {error.Message}", nameof(Path));
        }

        if (PassThru)
        {
            WriteObject(new FileInfo(path));
        }
    }

    private bool Save(string path)
    {
        // Beside it, so that it can take its name in one step.
        var temporary = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? string.Empty, $".{System.IO.Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var writer = new StreamWriter(temporary, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                Write(writer, Title ?? DefaultTitle);
            }

            if (File.Exists(path))
            {
                File.Replace(temporary, path, null);
            }
            else
            {
                File.Move(temporary, path);
            }

            return true;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
