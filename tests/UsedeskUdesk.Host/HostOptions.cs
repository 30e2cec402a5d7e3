using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace UsedeskUdesk.Host;

/// <summary>What the host was started with. The names are pwsh's, so that one command line serves both.</summary>
public sealed class HostOptions
{
    /// <summary>Columns when standard output is no terminal, as in pwsh.</summary>
    public const int DefaultWidth = 120;

    /// <summary>A script file to run.</summary>
    public string? File { get; private set; }

    /// <summary>A piece of script to run instead.</summary>
    public string? Command { get; private set; }

    /// <summary>What follows the file: -Name, -Name:value and values, as text.</summary>
    public IReadOnlyList<string> Arguments { get; private set; } = [];

    /// <summary>Nobody is there to be asked.</summary>
    public bool NonInteractive { get; private set; }

    /// <summary>Columns to lay tables out for; null for the terminal's.</summary>
    public int? Width { get; private set; }

    /// <summary>Folders in which modules are looked for before those of PSModulePath.</summary>
    public IReadOnlyList<string> ModulePath { get; private set; } = [];

    /// <summary>Reads a command line.</summary>
    /// <exception cref="ArgumentException">It makes no sense; the message says why.</exception>
    public static HostOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new HostOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            string Value() => ++i < arguments.Count ? arguments[i] : throw new ArgumentException($"{name} needs a value.");
            switch (name.ToLowerInvariant())
            {
                case "-nologo" or "-noprofile":
                    // There is neither; pwsh's command lines have them.
                    break;
                case "-executionpolicy":
                    _ = Value();
                    break;
                case "-noninteractive":
                    options.NonInteractive = true;
                    break;
                case "-width":
                    options.Width = int.TryParse(Value(), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width > 0
                        ? width
                        : throw new ArgumentException("-Width needs a number of columns.");
                    break;
                case "-modulepath":
                    options.ModulePath = Value().Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
                    break;
                case "-command" or "-c":
                    options.Command = Value();
                    return i + 1 == arguments.Count ? options : throw new ArgumentException("Nothing may follow the text of -Command.");
                case "-file" or "-f":
                    options.File = Value();
                    options.Arguments = arguments.Skip(i + 1).ToArray();
                    return options;
                default:
                    throw new ArgumentException($"Unknown argument {name}.");
            }
        }

        throw new ArgumentException("There is nothing to run.");
    }
}
