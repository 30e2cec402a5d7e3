using System;
using System.Collections.Generic;
using System.Management.Automation.Host;
using System.Text;

namespace UsedeskUdesk.Output;

/// <summary>Lines on the screen that are written over by the next ones. For terminals that understand escape sequences.</summary>
internal sealed class LiveTable
{
    private const string Escape = "\u001b[";

    private readonly PSHostUserInterface _screen;
    private int _height;

    public LiveTable(PSHostUserInterface screen) => _screen = screen;

    /// <summary>The screen's columns and lines.</summary>
    public (int Width, int Height) Size
    {
        get
        {
            try
            {
                var size = _screen.RawUI.WindowSize;
                return (Math.Max(20, size.Width), Math.Max(5, size.Height));
            }
            catch (Exception error) when (error is HostException or NotImplementedException or InvalidOperationException)
            {
                return (80, 24);
            }
        }
    }

    /// <summary>Shows lines in the place of those before.</summary>
    /// <param name="lines">Without colour codes of their own: each piece with its colour.</param>
    public void Show(IReadOnlyList<IReadOnlyList<(string Text, string Colour)>> lines)
    {
        var (width, height) = Size;
        var text = new StringBuilder();
        if (_height > 0)
        {
            text.Append('\r').Append(Escape).Append(_height).Append('A').Append(Escape).Append('J');
        }

        // The last line is the prompt's, and a line that wraps would shift all others.
        var shown = Math.Min(lines.Count, height - 2);
        for (var index = 0; index < shown; index++)
        {
            var left = width - 1;
            foreach (var (piece, colour) in lines[index])
            {
                var part = Cells.Cut(piece, left);
                left -= Cells.Width(part);
                text.Append(colour.Length > 0 ? colour + part + Escape + "0m" : part);
            }

            text.Append('\n');
        }

        _height = shown;
        _screen.Write(text.ToString());
    }

    /// <summary>Whether somebody pressed q.</summary>
    public bool IsQuit()
    {
        try
        {
            while (_screen.RawUI.KeyAvailable)
            {
                if (_screen.RawUI.ReadKey(ReadKeyOptions.NoEcho | ReadKeyOptions.IncludeKeyDown).Character is 'q' or 'Q')
                {
                    return true;
                }
            }
        }
        catch (Exception error) when (error is HostException or NotImplementedException or InvalidOperationException)
        {
            // A host without keys: Ctrl+C ends it.
        }

        return false;
    }
}
