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
    [PlainTextArgument]
    public string Path { get; set; } = string.Empty;

    /// <summary>What the report is about.</summary>
    [Parameter(ValueFromPipeline = true)]
    [FreeText]
    public PSObject? InputObject { get; set; }

    /// <summary>The page's title.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
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

    private bool _hasEnded;
    private bool _hasCounted;
    private bool _hasRefused;

    /// <inheritdoc/>
    private protected override object? Item => _hasEnded ? null : InputObject;

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
        if (InputObject is not { } item)
        {
            return;
        }

        // A row that is wrong is no row of the report either.
        _hasRefused = true;
        if (TryAdd(item))
        {
            _hasCounted = true;
        }
        else
        {
            throw new RequestException("NotForReport", $"This report is not about a {item.BaseObject.GetType().Name}.", nameof(InputObject));
        }
    }

    /// <inheritdoc/>
    private protected sealed override void Complete()
    {
        // What goes wrong now is about the page, and not about the last row.
        (_hasEnded, Row) = (true, 0);
        if (_hasRefused && !_hasCounted)
        {
            throw new RequestException("NothingForReport", "Nothing that came is what this report is about, so there is no page.", nameof(InputObject));
        }

        var path = FilePath(Path, nameof(Path));
        if (!ShouldWrite(path, "Write the report"))
        {
            return;
        }

        if (Directory.Exists(path))
        {
            throw new RequestException("ReportNotWritable", $"'{path}' is a folder.", nameof(Path));
        }

        path = Ordinary(path);
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

    /// <summary>
    /// The file that a link leads to. A device or a pipe is none: the page would take its place. PowerShell knows both elsewhere than on Windows, where there are
    /// no such files.
    /// </summary>
    private string Ordinary(string path)
    {
        if (!File.Exists(path))
        {
            return path;
        }

        var item = InvokeProvider.Item.Get(new[] { path }, force: true, literalPath: true)[0];
        if (item.Properties["LinkType"]?.Value is "SymbolicLink" && item.Properties["ResolvedTarget"]?.Value is string target && target != path)
        {
            return File.Exists(target) ? Ordinary(target) : target;
        }

        var kind = item.Properties["UnixStat"]?.Value is { } unix ? PSObject.AsPSObject(unix).Properties["ItemType"]?.Value?.ToString() : null;
        return kind is null or "File"
            ? path
            : throw new RequestException("ReportNotWritable", $"'{path}' is not an ordinary file.", nameof(Path));
    }

    private bool Save(string path)
    {
        // Beside it, so that it can take its name in one step.
        var temporary = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? string.Empty, $".{Guid.NewGuid():N}.tmp");
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
