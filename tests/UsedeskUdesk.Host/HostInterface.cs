using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace UsedeskUdesk.Host;

/// <summary>
/// Shows what the engine has to show, and asks what it has to ask. Like pwsh: all streams go to the output but for errors,
/// which go to the error writer; escape sequences and progress are for terminals.
/// </summary>
public sealed class HostInterface : PSHostUserInterface
{
    private readonly object _gate = new();
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly TextReader? _input;
    private readonly bool _terminal;
    private bool _progressShown;

    /// <param name="output">Takes everything but errors.</param>
    /// <param name="error">Takes errors.</param>
    /// <param name="input">Answers questions; null where nobody is there.</param>
    /// <param name="width">How many columns a line has, asked anew for each table.</param>
    /// <param name="terminal">Whether a progress line can be shown.</param>
    /// <param name="colour">Whether colours are shown.</param>
    public HostInterface(TextWriter output, TextWriter error, TextReader? input, Func<int> width, bool terminal, bool colour)
    {
        _output = output;
        _error = error;
        _input = input;
        _terminal = terminal;
        SupportsVirtualTerminal = colour;
        RawUI = new RawInterface(width);
    }

    /// <inheritdoc/>
    public override PSHostRawUserInterface RawUI { get; }

    /// <inheritdoc/>
    public override bool SupportsVirtualTerminal { get; }

    /// <summary>Whether what comes as output is the text of an error.</summary>
    internal bool OutputIsError { get; set; }

    /// <inheritdoc/>
    public override void Write(string value) => Put(_output, value);

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        => Put(_output, Coloured(foregroundColor, value));

    /// <inheritdoc/>
    public override void WriteLine(string value) => Put(_output, value + Environment.NewLine);

    /// <inheritdoc/>
    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        => Put(_output, Coloured(foregroundColor, value) + Environment.NewLine);

    /// <inheritdoc/>
    public override void WriteErrorLine(string value) => Put(_error, value + Environment.NewLine);

    /// <inheritdoc/>
    public override void WriteDebugLine(string message) => WriteLine(Styled(PSStyle.Instance.Formatting.Debug, "DEBUG: " + message));

    /// <inheritdoc/>
    public override void WriteVerboseLine(string message) => WriteLine(Styled(PSStyle.Instance.Formatting.Verbose, "VERBOSE: " + message));

    /// <inheritdoc/>
    public override void WriteWarningLine(string message) => WriteLine(Styled(PSStyle.Instance.Formatting.Warning, "WARNING: " + message));

    /// <inheritdoc/>
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (!_terminal)
        {
            return;
        }

        lock (_gate)
        {
            EraseProgress();
            if (record.RecordType == ProgressRecordType.Processing)
            {
                var percent = record.PercentComplete >= 0 ? $" {record.PercentComplete} %" : string.Empty;
                var line = $"{record.Activity}: {record.StatusDescription}{percent}";
                var most = RawUI.BufferSize.Width - 1;
                _output.Write(line.Length > most ? line[..most] : line);
                _output.Flush();
                _progressShown = true;
            }
        }
    }

    /// <inheritdoc/>
    public override string ReadLine() => Input("Read").ReadLine() ?? throw new PipelineStoppedException();

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString()
    {
        _ = Input("Read");
        var secret = new SecureString();
        if (Console.IsInputRedirected)
        {
            foreach (var character in ReadLine())
            {
                secret.AppendChar(character);
            }

            return secret;
        }

        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                if (secret.Length > 0)
                {
                    secret.RemoveAt(secret.Length - 1);
                }
            }
            else if (key.KeyChar != '\0')
            {
                secret.AppendChar(key.KeyChar);
            }
        }

        WriteLine(string.Empty);
        return secret;
    }

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        _ = Input($"Prompt for {string.Join(", ", descriptions.Select(field => field.Name))}");
        Say(caption, message);
        var answers = new Dictionary<string, PSObject>();
        foreach (var field in descriptions)
        {
            Write($"{field.Name}: ");
            var isSecret = field.ParameterTypeFullName == typeof(SecureString).FullName;
            answers[field.Name] = isSecret ? PSObject.AsPSObject(ReadLineAsSecureString()) : PSObject.AsPSObject(ReadLine());
        }

        return answers;
    }

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
    {
        _ = Input("Prompt for a credential");
        Say(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            Write("User: ");
            userName = ReadLine();
        }

        Write($"Password for user {userName}: ");
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
        => PromptForCredential(caption, message, userName, targetName);

    /// <inheritdoc/>
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        // The question itself, so that a log says what nobody was there to answer.
        _ = Input($"Ask '{message}'");
        Say(caption, message);
        var keys = choices.Select(choice => choice.Label.IndexOf('&', StringComparison.Ordinal) is var at and >= 0 && at + 1 < choice.Label.Length ? choice.Label[(at + 1)..(at + 2)] : choice.Label).ToArray();
        while (true)
        {
            Write(string.Join("  ", choices.Select((choice, i) => $"[{keys[i]}] {choice.Label.Replace("&", string.Empty, StringComparison.Ordinal)}")));
            Write(defaultChoice >= 0 ? $" (default is \"{keys[defaultChoice]}\"): " : ": ");
            var answer = ReadLine().Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            for (var i = 0; i < choices.Count; i++)
            {
                if (answer.Equals(keys[i], StringComparison.OrdinalIgnoreCase) || answer.Equals(choices[i].Label.Replace("&", string.Empty, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
                {
                    return i;
                }
            }
        }
    }

    private TextReader Input(string what) => _input ?? throw new PSInvalidOperationException($"{what}: this session is not interactive, and nothing can be asked.");

    private void Say(string caption, string message)
    {
        foreach (var text in new[] { caption, message })
        {
            if (!string.IsNullOrEmpty(text))
            {
                WriteLine(text);
            }
        }
    }

    private void Put(TextWriter writer, string value)
    {
        writer = OutputIsError ? _error : writer;
        lock (_gate)
        {
            EraseProgress();
            writer.Write(SupportsVirtualTerminal ? value : new StringDecorated(value).ToString(OutputRendering.PlainText));
            writer.Flush();
        }
    }

    private void EraseProgress()
    {
        if (_progressShown)
        {
            _output.Write("\r\u001b[K");
            _progressShown = false;
        }
    }

    private string Styled(string style, string text) => SupportsVirtualTerminal ? style + text + PSStyle.Instance.Reset : text;

    private string Coloured(ConsoleColor colour, string text)
        => SupportsVirtualTerminal && Enum.IsDefined(colour) ? PSStyle.MapForegroundColorToEscapeSequence(colour) + text + PSStyle.Instance.Reset : text;

    private sealed class RawInterface(Func<int> width) : PSHostRawUserInterface
    {
        public override Size BufferSize
        {
            get => new(width(), 9999);
            set => throw Refused();
        }

        public override Size WindowSize
        {
            get => new(width(), 50);
            set => throw Refused();
        }

        public override Size MaxWindowSize => WindowSize;

        public override Size MaxPhysicalWindowSize => WindowSize;

        public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

        public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

        public override Coordinates CursorPosition { get; set; }

        public override Coordinates WindowPosition { get; set; }

        public override int CursorSize { get; set; } = 25;

        public override bool KeyAvailable => false;

        public override string WindowTitle { get; set; } = "UsedeskUdesk.Host";

        public override int LengthInBufferCells(string source) => new StringDecorated(source).ContentLength;

        public override int LengthInBufferCells(string source, int offset) => LengthInBufferCells(source[offset..]);

        public override void FlushInputBuffer()
        {
        }

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Refused();

        public override KeyInfo ReadKey(ReadKeyOptions options) => throw Refused();

        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw Refused();

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Refused();

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw Refused();

        private static NotSupportedException Refused() => new("This host writes lines; it has no screen to move about in.");
    }
}
